package io.evenhand.agreement;

/**
 * How long people have for the steps of an agreement, or of a change of one, where nobody says otherwise: ISO 8601 durations as timers
 * understand them.
 */
public final class UsualTimes {
    /** For each party that reviews a draft. */
    public static final String REVIEW_WITHIN = "P10D";

    /** For all signatures together. */
    public static final String SIGN_WITHIN = "P14D";

    /** Between reminders of a missing signature. */
    public static final String REMIND_EVERY = "P3D";

    private UsualTimes() {}
}
