package io.evenhand.referral;

import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Deliverers who leave a referral, of their own will or because another takes their place. Works inside the caller's transaction. */
@Component
class Departures {
    private final ReferralBook book;
    private final Obligations obligations;
    private final History history;
    private final Clock clock;

    Departures(ReferralBook book, Obligations obligations, History history, Clock clock) {
        this.book = book;
        this.obligations = obligations;
        this.history = history;
        this.clock = clock;
    }

    void vacate(ReferralId id, PartnerId partner, String reason) {
        book.seatsOf(id).forEach(seat -> {
            boolean unused = seat.leave(partner, reason, clock.instant());
        });
    }

    /** The agreements of a continuing referral bind: whoever it replaces leaves the earlier one. Idempotent. */
    void takeOver(Referral referral) {
        Continuation continuation = referral.continuation();
        if (continuation == null) {
            return;
        }
        ReferralId earlier = continuation.of();
        PartnerId replaced = continuation.replaces();
        String newcomers =
                book.deliverersOf(referral.id()).stream().map(book::nameOf).collect(Collectors.joining(" and "));
        String onceKey = "taken-over-" + referral.id();
        if (replaced == null || !book.deliverersOf(earlier).contains(replaced)) {
            history.tell(earlier, History.SYSTEM, "brought " + newcomers + " in", onceKey);
            return;
        }
        vacate(earlier, replaced, "Replaced in " + referral.reference());
        // The next one delivers instead; what is to be reported and paid for what was done stays owed.
        obligations.callOff(
                earlier.value(),
                promise -> promise.kind() == ObligationKind.DELIVER
                        && promise.obliged().equals(replaced));
        history.tell(
                earlier, History.SYSTEM, "put " + newcomers + " in the place of " + book.nameOf(replaced), onceKey);
    }
}
