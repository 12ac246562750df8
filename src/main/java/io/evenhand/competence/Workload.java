package io.evenhand.competence;

import org.jspecify.annotations.Nullable;

/**
 * How much work runs, against what the record supports: one to begin with, and one for each delivery that was confirmed within
 * {@value #MONTHS} months, but never more than the partner itself says that it can run at once.
 *
 * @param running referrals in which it delivers now: what is talked about, and what was won and is not over
 * @param confirmed deliveries confirmed within that time
 * @param capacity how many the partner says that it can run; null where it says nothing
 */
public record Workload(
        long running, long confirmed, @Nullable Integer capacity) {
    static final int MONTHS = 24;

    /** What a deliverer alone says to be over runs on until whoever introduced it answers, but for no more days than these. */
    public static final int DAYS_TO_ANSWER = 30;

    /** How many at once its record supports. */
    public long supported() {
        long shown = 1 + confirmed;
        return capacity == null ? shown : Math.min(shown, capacity);
    }

    /** More running than the record supports. */
    public boolean isStretched() {
        return running > supported();
    }

    public boolean hasRoom() {
        return running < supported();
    }

    public String words() {
        String ground = "one to begin with and " + confirmed + " confirmed within " + MONTHS + " months"
                + (capacity == null ? "" : "; it says it can run " + capacity);
        String standing = isStretched() ? "Stretched" : hasRoom() ? "Has room" : "At its limit";
        return standing + ": " + running + " running, its record supports " + supported() + " (" + ground + ")";
    }
}
