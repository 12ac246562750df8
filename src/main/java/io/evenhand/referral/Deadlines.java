package io.evenhand.referral;

import io.evenhand.agreement.UsualTimes;
import io.evenhand.obligation.NewObligation;
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
    /** Where nobody says otherwise: in a referral file, on the desk, from a program or in an import. A referral lapses after twelve months. */
    public static final Deadlines USUAL = new Deadlines(
            UsualTimes.REVIEW_WITHIN, UsualTimes.SIGN_WITHIN, UsualTimes.REMIND_EVERY, "P7D", "P10D", "P360D");

    /** With the usual times for promises. */
    public Deadlines(
            String reviewWithin,
            String signWithin,
            String remindEvery,
            String releaseWithin,
            String priorWithin,
            String lookback) {
        this(
                reviewWithin,
                signWithin,
                remindEvery,
                releaseWithin,
                priorWithin,
                lookback,
                "P7D",
                NewObligation.Terms.USUAL.grace(),
                NewObligation.Terms.USUAL.acceptWithin());
    }
}
