package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A payable as its two sides see it.
 *
 * @param words what it is for
 * @param net without tax
 * @param tax null while nobody said how tax concerns it
 * @param proposal how tax would concern it by where the two sit
 * @param gross what is to be paid, as far as the tax is known
 * @param invoice null while there is none
 * @param dueOn the first day on which a part of it falls due
 * @param schedule when which part of the net falls due
 * @param overdueDays since the first due day, 0 when it is not over or it is paid
 * @param interestSoFar what interest the signed terms give until today; zero where none is agreed or nothing is late
 * @param paidOn null while it is not
 * @param receipt what the payer's bank reports, and what the payee says of it; null while it reports nothing
 * @param waitsFor why it cannot be paid yet, in a sentence; empty when it can or is
 * @param question about its tax: asked of the payer, or refused and not said otherwise since; null where there is none
 * @param may what the reader may do now
 */
public record PayableView(
        String id,
        PayableKind kind,
        PayableState state,
        String agreementId,
        String agreementNumber,
        String period,
        String statementNumber,
        String words,
        Side debtor,
        Side creditor,
        Money net,
        @Nullable TaxView tax,
        TaxProposal proposal,
        Money gross,
        @Nullable InvoiceView invoice,
        LocalDate dueOn,
        List<NewPayable.Instalment> schedule,
        long overdueDays,
        Money interestSoFar,
        @Nullable LocalDate paidOn,
        boolean setOff,
        @Nullable PayableReceipt receipt,
        String waitsFor,
        @Nullable QuestionView question,
        Set<Act> may) {
    public PayableView {
        schedule = List.copyOf(schedule);
        may = Set.copyOf(may);
    }

    /** What a payer quotes. */
    public String reference() {
        return invoice == null ? statementNumber : invoice.number();
    }

    public record Side(String id, String name) {}

    /**
     * @param rate "19 %"; empty where none is added
     * @param wording what has to stand on the invoice; empty where rate and amount say it
     */
    public record TaxView(TaxTreatment treatment, String rate, Money amount, String wording, String note) {}

    /** @param selfBilled whether the payer wrote it */
    public record InvoiceView(String number, LocalDate on, boolean selfBilled) {}

    /**
     * A tax that the payee says and the payer has to accept.
     *
     * @param rate "7 %"; empty where none is added
     * @param gross what would be to be paid
     * @param note why it is so, in the words of the payee
     * @param number of the invoice, and @param on its date
     * @param refused whether the payer has refused it; else it is asked
     * @param reason of the payer, empty while it is asked
     */
    public record QuestionView(
            TaxTreatment treatment,
            String rate,
            Money tax,
            Money gross,
            String note,
            String number,
            LocalDate on,
            boolean refused,
            String reason) {}

    /** What can be done with it. */
    public enum Act {
        /** Say number, date and tax of the invoice, for the first time or anew. */
        RECORD_INVOICE,
        /** Write the invoice in the payee's name. */
        SELF_BILL,
        /** Accept the tax that the payee says, or refuse it. */
        ANSWER_TAX,
        /** Say that it was received, as the payer's bank reports; also after one said that it was not. */
        CONFIRM_RECEIPT,
        /** Say that it was not received. */
        DENY_RECEIPT
    }
}
