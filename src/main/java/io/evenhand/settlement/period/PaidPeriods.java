package io.evenhand.settlement.period;

import io.evenhand.settlement.payable.PeriodPaid;
import io.evenhand.settlement.payable.PeriodUnpaid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the state of a settled period true when its process is over: a payment that is taken back opens it again, and the next one that
 * pays all closes it. While the process waits for the payment, that closes it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class PaidPeriods {
    private final PeriodTable periods;
    private final EventTable events;
    private final Clock clock;

    PaidPeriods(PeriodTable periods, EventTable events, Clock clock) {
        this.periods = periods;
        this.events = events;
        this.clock = clock;
    }

    /** Something that was paid is not any more. */
    @EventListener
    public void on(PeriodUnpaid unpaid) {
        periods.ofAgreement(unpaid.agreementId(), unpaid.period())
                .map(settlement -> periods.lock(settlement.id()))
                .filter(settlement -> settlement.state() == PeriodState.CLOSED)
                .ifPresent(settlement -> {
                    periods.state(settlement.id(), PeriodState.SEALED);
                    boolean unused = events.note(
                            settlement.id(),
                            "opened-again-" + UUID.randomUUID(),
                            null,
                            "opened the period again: the payment of " + unpaid.reference() + " was taken back");
                });
    }

    /** All is paid. */
    @EventListener
    public void on(PeriodPaid paid) {
        periods.ofAgreement(paid.agreementId(), paid.period())
                .map(settlement -> periods.lock(settlement.id()))
                .filter(settlement ->
                        settlement.state() == PeriodState.SEALED && periods.isProcessOver(settlement.id()))
                .ifPresent(settlement -> {
                    periods.close(settlement.id(), clock.instant());
                    boolean unused = events.note(
                            settlement.id(),
                            "closed-again-" + UUID.randomUUID(),
                            null,
                            "closed the period again: all is paid");
                });
    }
}
