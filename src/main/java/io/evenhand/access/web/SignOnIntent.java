package io.evenhand.access.web;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What somebody wants who is sent to a provider. It is kept in the session and, once they are sent, beside the state that must come back:
 * what comes back can mean nothing else, and nothing at all in another browser.
 */
sealed interface SignOnIntent extends Serializable {
    /** How long the way there and back may take. */
    Duration WITHIN = Duration.ofMinutes(10);

    /** Of whom: what comes back from another means nothing. */
    String provider();

    Instant begunAt();

    default boolean isOver(Instant now) {
        return !now.isBefore(begunAt().plus(WITHIN));
    }

    /** To come in. */
    record Enter(String provider, Instant begunAt) implements SignOnIntent {}

    /** To let the sign-in there open the account of this sign-in here. @param session its record's id */
    record Link(String provider, String username, String session, Instant begunAt) implements SignOnIntent {}

    /** To show once more that it is they. */
    record Confirm(String provider, String username, String session, Instant begunAt) implements SignOnIntent {}

    /** To use an invitation. */
    record Join(String provider, String token, String username, Instant begunAt) implements SignOnIntent {
        /** The token stays out of logs and messages. */
        @Override
        public String toString() {
            return "Join[" + provider + "]";
        }
    }
}
