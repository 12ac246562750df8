package io.evenhand.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Period;

/** How long people have for each step; ISO 8601 periods, as the processes read them. */
@Embeddable
public record Deadlines(
        @Column(name = "review_within", length = 20) String reviewWithin,
        @Column(name = "sign_within", length = 20) String signWithin,
        @Column(name = "remind_every", length = 20) String remindEvery,
        @Column(name = "release_within", length = 20) String releaseWithin,
        @Column(name = "prior_within", length = 20) String priorWithin,
        @Column(name = "lookback", length = 20) String lookback) {

    public static final Deadlines STANDARD = new Deadlines("P10D", "P14D", "P3D", "P7D", "P10D", "P365D");

    public static Deadlines of(
            Period review, Period sign, Period remind, Period release, Period prior, Period lookback) {
        return new Deadlines(days(review), days(sign), days(remind), days(release), days(prior), days(lookback));
    }

    /** A process timer counts a fixed time; months are taken as 30 days and years as 365. */
    static String days(Period period) {
        return "P" + (period.getYears() * 365L + period.getMonths() * 30L + period.getDays()) + "D";
    }
}
