package io.evenhand.access;

import java.time.Instant;

/**
 * Brings a link to whom it is for. There may be no such bean: whoever invites is shown the link and hands it on.
 *
 * <p>Called within the transaction that makes the link: what it stores is there if and only if the link is. It must not send
 * anything before that transaction commits. The link is a secret for one person: an implementation stores it no longer than it takes
 * to send, and never logs it.
 */
public interface InvitationPost {
    /** @return whether it goes out; false where there is no way to send anything */
    boolean post(Letter letter);

    /**
     * What the invited has to know.
     *
     * @param link the whole address, good for one use
     * @param reset whether it is for a new password of an account that is there
     */
    record Letter(
            String email,
            String displayName,
            String partnerId,
            String partnerName,
            String inviterName,
            String link,
            Instant expiresAt,
            boolean reset) {
        /** The link stays out of logs and messages. */
        @Override
        public String toString() {
            return "Letter[reset " + reset + ", until " + expiresAt + "]";
        }
    }
}
