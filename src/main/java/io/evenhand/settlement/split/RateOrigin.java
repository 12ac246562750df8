package io.evenhand.settlement.split;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an exchange rate was found.
 *
 * @param day the day whose rate it is
 */
public record RateOrigin(Kind kind, LocalDate day) {
    private static final Pattern WRITTEN = Pattern.compile("(.+ rate) of (\\d{4}-\\d{2}-\\d{2})");

    /** Who says so. */
    public enum Kind {
        /** The European Central Bank. */
        ECB_REFERENCE("ECB reference rate"),
        /** The parties. */
        AGREED("agreed rate");

        private final String written;

        Kind(String written) {
            this.written = written;
        }
    }

    /** Reads what {@link #toString} writes; empty for anything else. */
    public static Optional<RateOrigin> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            for (Kind kind : Kind.values()) {
                if (kind.written.equals(written.group(1))) {
                    return Optional.of(new RateOrigin(kind, LocalDate.parse(written.group(2))));
                }
            }
        }
        return Optional.empty();
    }

    /** As it is stored: "ECB reference rate of 2026-03-31". */
    @Override
    public String toString() {
        return kind.written + " of " + day;
    }
}
