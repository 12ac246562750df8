package io.evenhand.partner.web;

import io.evenhand.partner.SigningAuthority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How days are written. */
final class Days {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    Days() {}

    /** For pages: the day of a moment, in UTC. */
    public String at(Instant moment) {
        return of(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    static String of(LocalDate day) {
        return FORMAT.format(day);
    }

    /** From when until when an authority holds. */
    static String period(SigningAuthority authority) {
        LocalDate first = authority.validFrom();
        LocalDate last = authority.validUntil();
        if (first == null) {
            return last == null ? "no end set" : "until " + of(last);
        }
        if (last != null && last.isBefore(first)) {
            return "taken back before " + of(first);
        }
        return "from " + of(first) + (last == null ? ", no end set" : " until " + of(last));
    }
}
