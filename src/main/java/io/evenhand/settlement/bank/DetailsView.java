package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.access.TwoPeoplePolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a partner is, was or will be paid to.
 *
 * @param askedPerson empty for an account that belongs to nobody in the partner's records
 * @param effectiveAt from when on; empty unless it was confirmed
 * @param reason why it was ended; empty when it was not
 */
public record DetailsView(
        String id,
        BankAccount account,
        State state,
        String askedBy,
        Optional<String> askedPerson,
        Instant askedAt,
        Optional<String> decidedBy,
        Optional<Instant> effectiveAt,
        Optional<String> endedBy,
        Optional<String> reason) {
    /** Whether this person, of the same partner, can be the second: {@link TwoPeoplePolicy}. */
    public TwoPeoplePolicy second(Actor actor) {
        return TwoPeoplePolicy.second(actor, askedBy, askedPerson.orElse(null));
    }

    /** How far a change has come. */
    public enum State {
        /** A second person has to confirm it. */
        ASKED,
        /** It takes effect, or has taken effect, at its time. */
        CONFIRMED,
        /** It never took effect, and will not. */
        ENDED
    }
}
