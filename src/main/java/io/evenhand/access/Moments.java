package io.evenhand.access;

import io.evenhand.days.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a moment is written. The page's script rewrites it to the reader's own time zone; without script it says UTC. */
public final class Moments {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public String of(Instant moment) {
        return FORMAT.format(moment);
    }

    /** A day, which is the same for every reader: "6 Jan 2027". */
    public String day(LocalDate day) {
        return Days.words(day);
    }
}
