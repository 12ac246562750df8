package io.evenhand.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written in mail, where no script can rewrite them to the reader's zone: so with their zone. */
final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    Times(ZoneId zone) {
        this.zone = zone;
    }

    /** "Friday 27 November 2026, 14:00 (Europe/Berlin)". */
    String moment(Instant moment) {
        return DAY.format(moment.atZone(zone)) + ", " + TIME.format(moment.atZone(zone)) + " (" + zone.getId() + ")";
    }

    String until(Until until) {
        return switch (until) {
            case Until.Moment moment -> moment(moment.at());
            case Until.Day day -> DAY.format(day.day());
        };
    }

    boolean isLate(Until until, Instant now) {
        return !now.isBefore(until.end(zone));
    }

    /** "due in 3 days", "2 hours late". */
    String distance(Until until, Instant now) {
        Instant end = until.end(zone);
        return isLate(until, now)
                ? length(Duration.between(end, now)) + " late"
                : "due in " + length(Duration.between(now, end));
    }

    private static String length(Duration length) {
        if (length.toDays() > 0) {
            return counted(length.toDays(), "day");
        }
        return length.toHours() > 0 ? counted(length.toHours(), "hour") : counted(length.toMinutes(), "minute");
    }

    private static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
