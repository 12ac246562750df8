package io.evenhand.referral;

import io.evenhand.protection.LateDuties;
import io.evenhand.protection.ReferralStops;
import io.evenhand.protection.SameCustomerStands;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People say that the customer of a referral is one about whom a partner is bound, after its duties were checked: while the referral goes on, that
 * partner has to resolve it. Its parties learn that somebody is bound, and not towards whom.
 */
@Component
@Transactional
class DutiesFoundLate {
    private final ReferralRepository referrals;
    private final ReferralBook book;
    private final Referrals life;
    private final LateDuties duties;
    private final Departures departures;
    private final History history;
    private final ApplicationEventPublisher events;

    DutiesFoundLate(
            ReferralRepository referrals,
            ReferralBook book,
            Referrals life,
            LateDuties duties,
            Departures departures,
            History history,
            ApplicationEventPublisher events) {
        this.referrals = referrals;
        this.book = book;
        this.life = life;
        this.duties = duties;
        this.departures = departures;
        this.history = history;
        this.events = events;
    }

    @EventListener
    void on(SameCustomerStands found) {
        underWay(found.referralId()).ifPresent(referral -> {
            history.tell(
                    referral.id(),
                    History.SYSTEM,
                    "heard that " + book.nameOf(found.bound()) + " is bound about this customer",
                    "bound-late-" + UUID.randomUUID());
            duties.open(found.windowId(), found.referralId());
        });
    }

    @EventListener
    void on(ReferralEnded ended) {
        duties.over(ended.referral().value());
    }

    @EventListener
    void on(ReferralStops stop) {
        underWay(stop.referralId()).ifPresent(referral -> {
            history.tell(
                    referral.id(),
                    stop.by(),
                    "stopped for " + book.nameOf(stop.bound()) + ": " + stop.reason(),
                    "stop-" + stop.windowId());
            if (referral.state() == ReferralState.ACTIVE || referral.state() == ReferralState.WON) {
                // What was signed and promised binds everybody still: one leaves, and nothing of it is called off.
                departures.vacate(referral.id(), stop.bound(), stop.reason());
            } else {
                life.end(referral.id(), ReferralState.BOUND);
                events.publishEvent(new ReferralWithdrawn(UUID.randomUUID(), referral.id()));
            }
        });
    }

    private Optional<Referral> underWay(String id) {
        try {
            return referrals
                    .findById(ReferralId.of(id))
                    .filter(referral -> !referral.state().isEnd());
        } catch (IllegalArgumentException ofNoReferralHere) {
            return Optional.empty();
        }
    }
}
