package io.evenhand.obligation;

import io.evenhand.partner.PartnerId;
import java.time.Instant;

/**
 * A promise to begin.
 *
 * @param subject what it is promised in: a referral's id
 * @param onceKey unique within the subject: the idempotency key
 * @param obliged who owes it
 * @param owedTo to whom, somebody else
 * @param what in a few words, for the two of them
 * @param asked whether the obliged partner has yet to promise it
 * @param terms how long people have, see {@link Terms}
 */
public record NewObligation(
        String subject,
        String onceKey,
        ObligationKind kind,
        PartnerId obliged,
        PartnerId owedTo,
        String what,
        Instant dueAt,
        boolean asked,
        Terms terms) {
    public NewObligation {
        if (obliged.equals(owedTo)) {
            throw new IllegalArgumentException(obliged + " cannot owe something to itself");
        }
    }

    /**
     * How long people have, as ISO 8601 durations of days, hours and less.
     *
     * @param grace after the due time, before the other partner has to decide how it goes on
     * @param acceptWithin to object to what was shown, before it counts as kept
     * @param answerWithin to answer a request for a promise
     */
    public record Terms(String grace, String acceptWithin, String answerWithin) {
        public static final Terms USUAL = new Terms("P3D", "P14D", "P5D");
    }
}
