package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something to be paid, as it stands.
 *
 * @param dueOn the first day on which a part of it falls due
 * @param words what it is for
 * @param interestRate a year, as the signed terms say; null where they agree on none
 * @param interestOf of interest the payable that was paid late
 * @param posting that put it into the book; null where the postings of revenue did
 * @param tax null while nobody said
 * @param taxChanges how often tax was posted
 * @param invoice null while there is none
 * @param payments how often its payment was posted or taken back
 * @param paidOn null while nobody says that it is paid
 * @param paidPosting of the debtor's half of the payment; null alike
 * @param confirmed whether the creditor has it, by its bank, its word or its silence; else only the debtor's bank reports it
 * @param receivedPosting of the creditor's half; null while it is not confirmed
 */
record Payable(
        String id,
        PayableKind kind,
        String agreementId,
        String period,
        String statementNumber,
        String debtorId,
        String creditorId,
        Money net,
        LocalDate dueOn,
        String words,
        @Nullable Share interestRate,
        @Nullable String interestOf,
        @Nullable Long posting,
        @Nullable Tax tax,
        int taxChanges,
        @Nullable Invoice invoice,
        int payments,
        @Nullable LocalDate paidOn,
        @Nullable Long paidPosting,
        boolean setOff,
        boolean withdrawn,
        boolean confirmed,
        @Nullable Long receivedPosting) {

    /**
     * @param rate of the treatment; zero where none is added
     * @param amount in the currency of the payable
     * @param note what the payee adds, such as why it is exempt
     * @param posting null where nothing was to be posted
     */
    record Tax(
            TaxTreatment treatment,
            Share rate,
            Money amount,
            String note,
            @Nullable Long posting) {}

    /** @param selfBilled whether the payer wrote it */
    record Invoice(String number, LocalDate on, boolean selfBilled) {}

    /** The last day of the period that it is for; where it is for none, the day on which it falls due. */
    LocalDate lastDayOfPeriod() {
        return Periods.lastDay(period).orElse(dueOn);
    }

    Money gross() {
        return tax == null ? net : net.plus(tax.amount());
    }

    /** What a payer quotes. */
    String reference() {
        return invoice == null ? statementNumber : invoice.number();
    }

    PayableState state() {
        if (withdrawn) {
            return PayableState.WITHDRAWN;
        }
        if (paidOn != null) {
            return confirmed ? PayableState.PAID : PayableState.REPORTED;
        }
        return tax != null && invoice != null ? PayableState.OPEN : PayableState.WAITING;
    }

    /** Whether a partner counts it as paid: its debtor once its bank reports it, its creditor once it is confirmed. */
    boolean isPaidFor(String partnerId) {
        return paidOn != null && (confirmed || debtorId.equals(partnerId));
    }

    boolean concerns(String partnerId) {
        return debtorId.equals(partnerId) || creditorId.equals(partnerId);
    }
}
