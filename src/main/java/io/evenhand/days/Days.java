package io.evenhand.days;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Which day it is, and when a day is over. A day is one of UTC, so that no party's place decides when a promise ends. */
public final class Days {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Days() {}

    /** As people read it on pages, in mails and in what is told: "6 Jan 2027". */
    public static String words(LocalDate day) {
        return WORDS.format(day);
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The last second of a day: until then something can be done on it, and the moment reads as that day. */
    public static Instant lastSecondOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    }
}
