package io.evenhand.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a change to somebody's access. */
public sealed interface AccessChange {
    /** It holds from now on. */
    record Changed() implements AccessChange {}

    /**
     * A link was made, which is shown now and never again: only its hash is kept.
     *
     * @param link the whole address
     * @param expiresAt from when on it opens nothing
     * @param mailedTo the address to which it goes by mail; null where it is only shown
     */
    record Issued(String link, Instant expiresAt, @Nullable String mailedTo) implements AccessChange {
        /** The link stays out of logs and messages. */
        @Override
        public String toString() {
            return "Issued[until " + expiresAt + "]";
        }
    }

    /** Nothing was changed. @param problem why, and what to do */
    record Refused(String problem) implements AccessChange {}

    /** The actor may see it, but not change it. */
    record NotAllowed() implements AccessChange {}

    /** It is not there, or not for this actor. */
    record Unknown() implements AccessChange {}
}
