package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.bank.Netting;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.Payable.Invoice;
import io.evenhand.settlement.payable.Payable.Tax;
import io.evenhand.settlement.payable.PayableTable.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What is left when two partners set off what they owe each other: a payable of its own, by the id of the netting, for one to pay and for
 * the other to get. It is posted out of clearing under the agreement of what its debtor owed first, so that what stands between the two by
 * the journal is what is left to be paid.
 */
@Component
class Remainders {
    private final PayableTable table;
    private final Booking booking;
    private final Nettings nettings;

    Remainders(PayableTable table, Booking booking, Nettings nettings) {
        this.table = table;
        this.booking = booking;
        this.nettings = nettings;
    }

    /** @param setOff all that was set off; nothing is opened where both owed the same */
    void open(ItemsMatched matched, List<Payable> setOff, Instant now) {
        String partner = matched.partnerId();
        Money left = setOff.stream()
                .map(payable -> payable.creditorId().equals(partner)
                        ? payable.gross()
                        : payable.gross().negate())
                .reduce(Money::plus)
                .orElseThrow();
        if (left.minorUnits() == 0) {
            return;
        }
        Money amount = left.isPositive() ? left : left.negate();
        Payable first = setOff.stream()
                .filter(payable -> payable.creditorId().equals(partner) == left.isPositive())
                .min(Comparator.comparing(Payable::dueOn).thenComparing(Payable::id))
                .orElseThrow();
        String reference = Netting.referenceOf(matched.matchId());
        String words = "Left after setting off %d items, %s the first due".formatted(setOff.size(), first.reference());
        LocalDate on = matched.bookedOn();
        long posting = booking.owed(
                "left/" + matched.matchId(),
                on,
                words + ": " + reference,
                Sides.of(first),
                AccountKind.CLEARING,
                amount);
        NewPayable owed = new NewPayable(
                matched.matchId(),
                first.agreementId(),
                first.period(),
                reference,
                first.debtorId(),
                first.creditorId(),
                amount,
                List.of(new Instalment(first.dueOn(), amount)));
        table.add(new Opened(owed, PayableKind.REMAINDER, words, Payables.hash(owed), now, null, null, posting));
        table.tax(
                owed.key(),
                new Tax(
                        TaxTreatment.OUTSIDE_SCOPE,
                        Share.ZERO,
                        Money.zero(amount.currency()),
                        "Taxed as part of what was set off.",
                        null),
                0);
        table.invoice(
                owed.key(), new Invoice(reference, on, false), Invoicing.key(owed.creditorId(), reference), "", now);
    }

    /** The netting is undone: what it left is no longer owed. That it is neither paid nor in a file was looked at before. */
    void withdraw(ItemsMatched undone, Instant now) {
        table.lock(List.of(undone.matchId())).stream()
                .filter(payable -> payable.kind() == PayableKind.REMAINDER && !payable.withdrawn())
                .forEach(payable -> {
                    if (payable.paidOn() != null) {
                        throw new IllegalStateException("What was left is paid: " + payable.id());
                    }
                    if (payable.posting() != null) {
                        booking.reverse(
                                payable.agreementId(),
                                payable.posting(),
                                "left/" + payable.id() + "/back",
                                undone.bookedOn(),
                                payable.reference() + " is no longer owed: the setting-off was undone");
                    }
                    table.withdraw(payable.id(), now);
                    nettings.lapse(List.of(payable.id()), payable.reference() + " is no longer owed.");
                });
    }
}
