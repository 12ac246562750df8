package io.evenhand.terms;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How values read in an English sentence. */
final class Words {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** "2 years", "1 year and 6 months". */
    static String length(Period period) {
        List<String> parts = new ArrayList<>();
        addTo(parts, period.getYears(), "year");
        addTo(parts, period.getMonths(), "month");
        addTo(parts, period.getDays(), "day");
        return and(parts);
    }

    private static void addTo(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(count(number, unit));
        }
    }

    /** "1 day", "30 days". */
    static String count(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    static String and(List<String> parts) {
        return joined(parts, "and");
    }

    static String or(List<String> parts) {
        return joined(parts, "or");
    }

    private static String joined(List<String> parts, String word) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return "%s %s %s".formatted(String.join(", ", parts.subList(0, parts.size() - 1)), word, parts.getLast());
    }

    static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1);
    }
}
