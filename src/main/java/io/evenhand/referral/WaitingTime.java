package io.evenhand.referral;

import io.evenhand.terms.json.Quoting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/**
 * How long something may take, above zero and at most ten years.
 *
 * @param iso an ISO 8601 duration as timers understand it: "P5D", "PT12H"
 */
public record WaitingTime(String iso) {
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** @throws IllegalArgumentException saying how to write it */
    public static WaitingTime parse(String text) {
        if (isWithinBounds(text)) {
            return new WaitingTime(text);
        }
        throw new IllegalArgumentException(
                "is %s, not a waiting time; write a length above zero such as \"P5D\", \"P2M\" or \"PT12H\""
                        .formatted(Quoting.quoted(text)));
    }

    private static boolean isWithinBounds(String text) {
        try {
            Duration duration;
            if (text.contains("T")) {
                duration = Duration.parse(text);
            } else {
                duration = Duration.ofDays(days(text));
            }
            return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeException | ArithmeticException wrong) {
            return false;
        }
    }

    /** The same time as an ISO duration of days, hours and less, with months of 30 days: timers know no calendar. */
    public String timer() {
        return iso.contains("T") ? Duration.parse(iso).toString() : "P" + days(iso) + "D";
    }

    private static long days(String iso) {
        Period period = Period.parse(iso);
        return Math.addExact(period.toTotalMonths() * 30, period.getDays());
    }

    @Override
    public String toString() {
        return iso;
    }
}
