package io.evenhand.desk;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when something is to be done, as seen now.
 *
 * @param words "in 3 days", "2 hours late"
 */
record Due(Instant at, boolean late, String words) {
    static Due of(Instant at, Instant now) {
        boolean late = at.isBefore(now);
        String length = words(late ? Duration.between(at, now) : Duration.between(now, at));
        return new Due(at, late, late ? length + " late" : "due in " + length);
    }

    private static String words(Duration length) {
        if (length.toDays() > 0) {
            return counted(length.toDays(), "day");
        }
        return length.toHours() > 0 ? counted(length.toHours(), "hour") : counted(length.toMinutes(), "minute");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
