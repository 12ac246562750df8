package io.evenhand.settlement.payable;

import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.payable.Booking.Sides;
import io.evenhand.settlement.revenue.BankingDays;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes note of what banks and settings-off say is paid, within their transaction. What the payer's bank reports is posted for the payer
 * alone; the payee's half follows when the payee's bank, its finance or its silence confirms it. Whenever something is told, undone or
 * contested, the payable is settled anew from what stands, and what was posted otherwise is taken back by number.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Payments {
    private final PayableTable table;
    private final MatchLog log;
    private final Booking booking;
    private final LateInterest interest;
    private final Remainders remainders;
    private final ReceiptNotices notices;
    private final PayableSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(
            PayableTable table,
            MatchLog log,
            Booking booking,
            LateInterest interest,
            Remainders remainders,
            ReceiptNotices notices,
            PayableSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.booking = booking;
        this.interest = interest;
        this.remainders = remainders;
        this.notices = notices;
        this.settings = settings;
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
        List<Payable> reported = new ArrayList<>();
        boolean news = false;
        for (Payable payable : payables) {
            if (log.tell(payable.id(), matched, setOff, now)) {
                news = true;
                if (payable.withdrawn() || (setOff && payable.paidOn() != null)) {
                    throw new IllegalStateException("What is paid or no longer owed was told as paid: " + payable.id());
                }
                if (settle(payable, now) == PayableState.REPORTED) {
                    reported.add(payable);
                }
            }
        }
        if (setOff && news) {
            remainders.open(matched, payables, now);
        }
        if (!reported.isEmpty()) {
            notices.reported(matched, reported, confirmBy(now));
        }
    }

    private void undo(ItemsMatched matched, Instant now) {
        for (Payable payable : ours(log.payablesOf(matched.matchId()), matched.partnerId())) {
            if (log.undo(payable.id(), matched.matchId(), now)) {
                PayableState unused = settle(payable, now);
            }
        }
        remainders.withdraw(matched, now);
    }

    /** In the order of the books that are posted to, so that two who pay at one moment never wait for each other. */
    private List<Payable> ours(List<String> itemIds, String partnerId) {
        return table.lock(itemIds).stream()
                .filter(payable -> payable.concerns(partnerId))
                .sorted(Comparator.comparing(Payable::agreementId).thenComparing(Payable::id))
                .toList();
    }

    /**
     * Brings the books to what stands of all that was told of a payable.
     *
     * @param before as it is kept, and held
     * @return what it is now
     */
    PayableState settle(Payable before, Instant now) {
        Optional<PaidState> state = PaidState.of(before.creditorId(), log.of(before.id()));
        if (!isAsKept(before, state)) {
            post(before, state);
        }
        boolean reported = state.isPresent() && !state.get().confirmed();
        if (reported && before.state() != PayableState.REPORTED) {
            log.ask(before.id(), before.debtorId(), confirmBy(now));
        }
        if (before.kind() == PayableKind.SHARE) {
            // Interest does not hold up the period: it has its own number and its own end.
            interest.settle(before, state.filter(PaidState::confirmed).map(PaidState::on), now);
            tellPeriod(before, state.isPresent() && state.get().confirmed());
        }
        if (state.isEmpty()) {
            return before.tax() != null && before.invoice() != null ? PayableState.OPEN : PayableState.WAITING;
        }
        return reported ? PayableState.REPORTED : PayableState.PAID;
    }

    private static boolean isAsKept(Payable before, Optional<PaidState> state) {
        LocalDate paidOn = before.paidOn();
        return paidOn == null
                ? state.isEmpty()
                : state.equals(Optional.of(new PaidState(paidOn, before.setOff(), before.confirmed())));
    }

    /** Takes back what was posted otherwise, and posts what stands: each half for its own side. */
    private void post(Payable before, Optional<PaidState> state) {
        int number = before.payments() + 1;
        String key = "paid/" + before.id() + "/" + number;
        LocalDate paidOn = before.paidOn();
        @Nullable Long sent = before.paidPosting();
        @Nullable Long received = before.receivedPosting();
        // What was paid before both halves were told apart is one posting.
        boolean inOne = before.confirmed() && received == null;
        boolean moved = state.filter(now -> now.on().equals(paidOn) && now.setOff() == before.setOff())
                .isEmpty();
        boolean confirmed = state.filter(PaidState::confirmed).isPresent();
        if (received != null && paidOn != null && (moved || !confirmed)) {
            booking.reverse(
                    before.agreementId(),
                    received,
                    key + "/received-back",
                    paidOn,
                    before.reference() + " is not received");
            received = null;
        }
        if (sent != null && paidOn != null && (moved || (inOne && !confirmed))) {
            booking.reverse(before.agreementId(), sent, key + "/back", paidOn, before.reference() + " is not paid so");
            sent = null;
            inOne = false;
        }
        if (state.isEmpty()) {
            table.unpaid(before.id(), number);
            return;
        }
        PaidState paid = state.get();
        AccountKind by = paid.setOff() ? AccountKind.CLEARING : AccountKind.BANK;
        String how = before.reference() + (paid.setOff() ? " set off" : " paid");
        if (sent == null) {
            sent = booking.sent(key, paid.on(), how, Sides.of(before), by, before.gross());
        }
        if (paid.confirmed() && received == null && !inOne) {
            received = booking.received(
                    key + "/received", paid.on(), how + ", received", Sides.of(before), by, before.gross());
        }
        table.paid(before.id(), paid, sent, received, number);
    }

    private void tellPeriod(Payable before, boolean paid) {
        boolean paidBefore = before.paidOn() != null && before.confirmed();
        if (paid && !paidBefore && !table.isAnyUnpaid(before.agreementId(), before.period())) {
            events.publishEvent(paid(before));
        } else if (!paid && paidBefore) {
            events.publishEvent(new PeriodUnpaid(before.agreementId(), before.period(), before.reference()));
        }
    }

    private static PeriodPaid paid(Payable payable) {
        String name = "period paid/" + payable.agreementId() + "/" + payable.period();
        return new PeriodPaid(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                payable.agreementId(),
                payable.period());
    }

    private LocalDate confirmBy(Instant now) {
        return BankingDays.after(LocalDate.ofInstant(now, ZoneOffset.UTC), settings.confirmWithin());
    }
}
