package io.evenhand.verification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a certificate was withdrawn, by the revocation list or answer that the document itself carries.
 *
 * @param asOf when the list or answer was made; what happened later, it cannot know
 * @param withdrawnAt present if it was withdrawn
 */
public record Withdrawal(
        Status status, @Nullable Instant asOf, @Nullable Instant withdrawnAt) {
    static final Withdrawal UNKNOWN = new Withdrawal(Status.UNKNOWN, null, null);

    /** Seen from the moment of signing. */
    public enum Status {
        GOOD("good"),
        WITHDRAWN_LATER("revoked-after-signing"),
        WITHDRAWN("revoked"),
        /** Nothing in the document speaks of it. */
        UNKNOWN("unknown");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** As written in JSON. */
        public String code() {
            return code;
        }
    }
}
