package io.evenhand.days;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which day it is, and when a day is over. A day is one of UTC, so that no party's place decides when a promise ends. */
public final class Days {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private static final Pattern ISO = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

    private Days() {}

    /** As people read it on pages, in mails and in what is told: "6 Jan 2027". */
    public static String words(LocalDate day) {
        return WORDS.format(day);
    }

    /** What a program wrote in earlier days, with each day in it as it is written now; it stays stored as it was. */
    public static String spelled(String written) {
        return ISO.matcher(written).replaceAll(found -> spelledDay(found.group()));
    }

    private static String spelledDay(String written) {
        try {
            return words(LocalDate.parse(written));
        } catch (DateTimeException noDay) {
            return written;
        }
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The last second of a day: until then something can be done on it, and the moment reads as that day. */
    public static Instant lastSecondOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    }
}
