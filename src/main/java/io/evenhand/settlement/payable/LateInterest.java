package io.evenhand.settlement.payable;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.PayableTable.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Interest that the signed terms give on a share that was paid late: a further payable, within the transaction that is under way. When the
 * day of payment changes, interest that nobody paid yet is replaced; what is paid, or about to be, stands, and a further payable makes up
 * the difference, either way.
 */
@Component
class LateInterest {
    private final PayableTable table;
    private final Booking booking;
    private final PaymentFiles files;
    private final Nettings nettings;

    LateInterest(PayableTable table, Booking booking, PaymentFiles files, Nettings nettings) {
        this.table = table;
        this.booking = booking;
        this.files = files;
        this.nettings = nettings;
    }

    /**
     * @param payable what was paid late
     * @param paidOn the day of its payment; empty while it is not confirmed, so that interest which was not paid itself is no longer owed
     */
    void settle(Payable payable, Optional<LocalDate> paidOn, Instant now) {
        if (payable.interestRate() == null) {
            return;
        }
        List<Payable> standing = table.interestOf(payable.id());
        if (paidOn.isEmpty()) {
            standing.stream().filter(this::isFree).forEach(owed -> withdraw(owed, now));
            return;
        }
        List<Instalment> schedule = table.schedules(List.of(payable)).getOrDefault(payable.id(), List.of());
        LateInterestSum sum = LateInterestSum.of(payable.interestRate(), schedule, paidOn.get());
        if (charged(payable, standing).equals(sum.amount())) {
            return;
        }
        List<Payable> kept = new ArrayList<>();
        for (Payable owed : standing) {
            if (isFree(owed)) {
                withdraw(owed, now);
            } else {
                kept.add(owed);
            }
        }
        Money charged = charged(payable, kept);
        Money more = sum.amount().minus(charged);
        String words = sum.words(payable.reference());
        if (kept.isEmpty() && more.isPositive()) {
            open(payable, Sides.of(payable), more, words, paidOn.get(), now);
        } else if (more.isPositive()) {
            open(
                    payable,
                    Sides.of(payable),
                    more,
                    words + " Charged before: " + charged.format() + ".",
                    today(now),
                    now);
        } else if (more.minorUnits() < 0) {
            open(
                    payable,
                    new Sides(payable.agreementId(), payable.creditorId(), payable.debtorId()),
                    more.negate(),
                    "To be given back, of the interest charged before, %s. ".formatted(charged.format()) + words,
                    today(now),
                    now);
        }
    }

    /** What is charged for late payment, less what is given back. */
    private static Money charged(Payable payable, List<Payable> interest) {
        return interest.stream()
                .map(owed -> owed.debtorId().equals(payable.debtorId())
                        ? owed.net()
                        : owed.net().negate())
                .reduce(Money.zero(payable.net().currency()), Money::plus);
    }

    /** Whether nobody has paid it, reports that, or is about to. */
    private boolean isFree(Payable owed) {
        return owed.paidOn() == null && !files.isInFile(owed.debtorId(), owed.id());
    }

    private void open(Payable late, Sides sides, Money amount, String words, LocalDate on, Instant now) {
        String key = "interest-"
                + Sha256.of(late.id() + "/" + (table.timesOfInterest(late.id()) + 1))
                        .substring(0, 40);
        long posting = booking.owed(
                key,
                on,
                shortened("Interest on " + late.reference() + ", paid late"),
                sides,
                AccountKind.INTEREST,
                amount);
        NewPayable owed = new NewPayable(
                key,
                late.agreementId(),
                late.period(),
                late.statementNumber(),
                sides.debtorId(),
                sides.creditorId(),
                amount,
                List.of(new Instalment(on, amount)));
        table.add(new Opened(owed, PayableKind.INTEREST, words, Payables.hash(owed), now, null, late.id(), posting));
    }

    private void withdraw(Payable owed, Instant now) {
        // On the day on which it was posted, so that it was never owed.
        LocalDate on = owed.dueOn();
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
                    "The interest is no longer owed: the payment that came late was taken back, or has another day");
        }
        table.withdraw(owed.id(), now);
        nettings.lapse(List.of(owed.id()), owed.reference() + " is no longer owed.");
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
