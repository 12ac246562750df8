package io.evenhand.settlement.bank;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a partner is, was or will be paid to.
 *
 * @param effectiveAt from when on; empty unless it was confirmed
 * @param reason why it was ended; empty when it was not
 */
public record DetailsView(
        String id,
        BankAccount account,
        State state,
        String askedBy,
        Instant askedAt,
        Optional<String> decidedBy,
        Optional<Instant> effectiveAt,
        Optional<String> endedBy,
        Optional<String> reason) {
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
