package io.evenhand.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How long people have for each step: ISO 8601 durations of days, hours and less, as timers understand them. */
@Embeddable
public record Deadlines(
        @Column(name = "review_within", length = 20) String reviewWithin,
        @Column(name = "sign_within", length = 20) String signWithin,
        @Column(name = "remind_every", length = 20) String remindEvery,
        @Column(name = "release_within", length = 20) String releaseWithin,
        @Column(name = "prior_within", length = 20) String priorWithin,
        @Column(name = "lookback", length = 20) String lookback) {}
