package io.evenhand.settlement.statement;

import io.evenhand.settlement.split.Correction;
import io.evenhand.terms.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values read in a statement. */
public final class Wording {
    private static final String MOMENT = ", HH:mm:ss 'UTC'";

    private Wording() {}

    /** "20 January 2027, 09:30:00 UTC". */
    static String moment(Instant at, Locale language) {
        return Language.of(language).date(LocalDate.ofInstant(at, ZoneOffset.UTC))
                + DateTimeFormatter.ofPattern(MOMENT, language)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
    }

    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    public static String why(Correction.Reason reason) {
        return switch (reason) {
            case TIER_REACHED -> "Another tier holds";
            case FLOOR -> "Raised to what is promised";
            case RECOUPMENT -> "Taken back of what was given before";
        };
    }

    /** By which the wording of a statement knows a reason. */
    static String choice(Correction.Reason reason) {
        return switch (reason) {
            case TIER_REACHED -> "tierReached";
            case FLOOR -> "floor";
            case RECOUPMENT -> "recoupment";
        };
    }
}
