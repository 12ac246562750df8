package io.evenhand.settlement.payable;

import io.evenhand.digest.Sha256;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.PayableTable.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Interest that the signed terms give on a share that was paid late: a further payable, within the transaction that is under way. */
@Component
class LateInterest {
    private final PayableTable table;
    private final Booking booking;

    LateInterest(PayableTable table, Booking booking) {
        this.table = table;
        this.booking = booking;
    }

    /** @param payment the how manieth time it is paid; of an earlier time interest may stand that was paid itself */
    void open(Payable payable, int payment, LocalDate paidOn, Instant now) {
        if (payable.interestRate() == null || !table.interestOf(payable.id()).isEmpty()) {
            return;
        }
        List<Instalment> schedule = table.schedules(List.of(payable)).getOrDefault(payable.id(), List.of());
        LateInterestSum sum = LateInterestSum.of(payable.interestRate(), schedule, paidOn);
        if (!sum.amount().isPositive()) {
            return;
        }
        String key = "interest-" + Sha256.of(payable.id() + "/" + payment).substring(0, 40);
        String words = sum.words(payable.reference());
        long posting = booking.owed(
                key,
                paidOn,
                shortened("Interest on " + payable.reference() + ", paid on " + paidOn),
                Sides.of(payable),
                AccountKind.INTEREST,
                sum.amount());
        NewPayable owed = new NewPayable(
                key,
                payable.agreementId(),
                payable.period(),
                payable.statementNumber(),
                payable.debtorId(),
                payable.creditorId(),
                sum.amount(),
                List.of(new Instalment(paidOn, sum.amount())));
        table.add(new Opened(owed, PayableKind.INTEREST, words, Payables.hash(owed), now, null, payable.id(), posting));
    }

    /** The payment is taken back: interest that was not paid itself is no longer owed. */
    void withdraw(Payable payable, LocalDate on, Instant now) {
        for (Payable owed : table.interestOf(payable.id())) {
            if (owed.paidOn() != null) {
                continue;
            }
            if (owed.tax() != null && owed.tax().posting() != null) {
                booking.reverse(
                        owed.agreementId(),
                        owed.tax().posting(),
                        "tax/" + owed.id() + "/" + owed.taxChanges() + "/back",
                        on,
                        "Tax on interest that is no longer owed");
            }
            if (owed.posting() != null) {
                booking.reverse(
                        owed.agreementId(),
                        owed.posting(),
                        owed.id() + "/back",
                        on,
                        "The interest is no longer owed: the payment that came late was taken back");
            }
            table.withdraw(owed.id(), now);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
