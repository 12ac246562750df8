package io.evenhand.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * How long people have for each step: ISO 8601 durations of days, hours and less, as timers understand them.
 *
 * @param handOverWithin to bring deliverers and customer together, once the agreements bind
 * @param grace after a promise was due, until the partner to whom it was made decides how to go on
 * @param acceptWithin to object to what was shown, before a promise counts as kept
 */
@Embeddable
public record Deadlines(
        @Column(name = "review_within", length = 20) String reviewWithin,
        @Column(name = "sign_within", length = 20) String signWithin,
        @Column(name = "remind_every", length = 20) String remindEvery,
        @Column(name = "release_within", length = 20) String releaseWithin,
        @Column(name = "prior_within", length = 20) String priorWithin,
        @Column(name = "lookback", length = 20) String lookback,
        @Column(name = "hand_over_within", length = 20) String handOverWithin,
        @Column(name = "grace", length = 20) String grace,
        @Column(name = "accept_within", length = 20) String acceptWithin) {
    /** With the usual times for promises. */
    public Deadlines(
            String reviewWithin,
            String signWithin,
            String remindEvery,
            String releaseWithin,
            String priorWithin,
            String lookback) {
        this(reviewWithin, signWithin, remindEvery, releaseWithin, priorWithin, lookback, "P7D", "P3D", "P14D");
    }
}
