package io.evenhand.settlement.payable;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of what banks and settings-off say is paid, within their transaction. Both sides may tell of one payment: the first is posted,
 * the other only kept; while one of them stands, it is paid. An undoing posts what takes the payment back, by its number.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Payments {
    private final PayableTable table;
    private final MatchLog log;
    private final Booking booking;
    private final LateInterest interest;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(
            PayableTable table,
            MatchLog log,
            Booking booking,
            LateInterest interest,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.booking = booking;
        this.interest = interest;
        this.events = events;
        this.clock = clock;
    }

    /** Idempotent by match and payable. */
    @EventListener
    public void on(ItemsMatched matched) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (matched.undone()) {
            undo(matched, now);
        } else {
            tell(matched, now);
        }
    }

    private void tell(ItemsMatched matched, Instant now) {
        List<Payable> payables = ours(matched.itemIds(), matched.partnerId());
        boolean setOff = payables.stream()
                        .map(payable -> payable.debtorId().equals(matched.partnerId()))
                        .distinct()
                        .count()
                == 2;
        for (Payable payable : payables) {
            if (log.tell(payable.id(), matched, setOff, now)) {
                if (payable.paidOn() == null) {
                    pay(payable, matched, setOff, now);
                } else if (setOff) {
                    throw new IllegalStateException("What is paid cannot be set off: " + payable.id());
                }
            }
        }
        matched.itemIds().forEach(item -> payLeft(item, matched, now));
    }

    /** In the order of the books that are posted to, so that two who pay at one moment never wait for each other. */
    private List<Payable> ours(List<String> itemIds, String partnerId) {
        return table.lock(itemIds).stream()
                .filter(payable -> payable.concerns(partnerId))
                .sorted(Comparator.comparing(Payable::agreementId).thenComparing(Payable::id))
                .toList();
    }

    private void pay(Payable payable, ItemsMatched matched, boolean setOff, Instant now) {
        int number = payable.payments() + 1;
        long posting = booking.paid(
                "paid/" + payable.id() + "/" + number,
                matched.bookedOn(),
                "%s %s".formatted(payable.reference(), setOff ? "set off" : "paid"),
                Sides.of(payable),
                setOff ? AccountKind.CLEARING : AccountKind.BANK,
                payable.gross());
        table.paid(payable, matched.bookedOn(), posting, setOff);
        if (payable.kind() == PayableKind.SHARE) {
            interest.open(payable, number, matched.bookedOn(), now);
            if (!table.isAnyUnpaid(payable.agreementId(), payable.period())) {
                events.publishEvent(paid(payable));
            }
        }
    }

    /** Interest does not hold up the period: it has its own number and its own end. */
    private static PeriodPaid paid(Payable payable) {
        String name = "period paid/" + payable.agreementId() + "/" + payable.period();
        return new PeriodPaid(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                payable.agreementId(),
                payable.period());
    }

    private void undo(ItemsMatched matched, Instant now) {
        for (Payable payable : ours(log.payablesOf(matched.matchId()), matched.partnerId())) {
            boolean stood = log.undo(payable.id(), matched.matchId(), now);
            if (stood && payable.paidPosting() != null && !log.isAnyStanding(payable.id())) {
                booking.reverse(
                        payable.agreementId(),
                        payable.paidPosting(),
                        "paid/" + payable.id() + "/" + payable.payments() + "/back",
                        matched.bookedOn(),
                        payable.reference() + " is not paid: the match was undone");
                table.unpaid(payable.id());
                interest.withdraw(payable, matched.bookedOn(), now);
            }
        }
        log.undoLeft(matched.matchId(), now)
                .ifPresent(paid -> booking.reverse(
                        paid.agreementId(),
                        paid.posting(),
                        "left/" + matched.matchId() + "/back",
                        matched.bookedOn(),
                        "What a setting-off left is not paid: the match was undone"));
    }

    /** The item is what a setting-off left: its payment clears what stood between the two. */
    private void payLeft(String setOffId, ItemsMatched matched, Instant now) {
        List<Payable> payables = ours(log.setOff(setOffId), matched.partnerId());
        if (payables.isEmpty() || log.leftPaid(setOffId).isPresent()) {
            return;
        }
        Money left = payables.stream()
                .map(payable -> payable.creditorId().equals(matched.partnerId())
                        ? payable.gross()
                        : payable.gross().negate())
                .reduce(Money::plus)
                .orElseThrow();
        if (left.minorUnits() == 0) {
            return;
        }
        // It is paid under what its payer owed first.
        Payable first = payables.stream()
                .filter(payable -> payable.creditorId().equals(matched.partnerId()) == left.isPositive())
                .min(Comparator.comparing(Payable::dueOn).thenComparing(Payable::id))
                .orElseThrow();
        long posting = booking.leftPaid(
                "left/" + matched.matchId(),
                matched.bookedOn(),
                "What was left after setting off " + first.reference() + " and others is paid",
                Sides.of(first),
                left.isPositive() ? left : left.negate());
        log.tellLeft(setOffId, matched.matchId(), new MatchLog.LeftPaid(first.agreementId(), posting), now);
    }
}
