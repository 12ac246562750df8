package io.evenhand.terms.json;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lengths of time as people type them in English: "2 years", "1 year and 6 months", "90 days". */
public final class Lengths {
    private static final Pattern PART =
            Pattern.compile("(\\d{1,5}) *(year|month|week|day)s?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]*(and)?[\\s,]*", Pattern.CASE_INSENSITIVE);

    private Lengths() {}

    /** How a length reads: "2 years". What is no ISO 8601 length, such as an empty text, stays as it is. */
    public static String words(String iso) {
        Period length;
        try {
            length = Period.parse(iso);
        } catch (DateTimeException typed) {
            return iso;
        }
        List<String> parts = new ArrayList<>();
        add(parts, length.getYears(), "year");
        add(parts, length.getMonths(), "month");
        add(parts, length.getDays(), "day");
        return length.isZero() || length.isNegative() ? iso : parts.stream().collect(Collectors.joining(" and "));
    }

    private static void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    /** The ISO 8601 form of what was typed: "P2Y". What is no length in words stays as it is, for the reader of the form to judge. */
    public static String iso(String typed) {
        Period length = Period.ZERO;
        int end = 0;
        Matcher part = PART.matcher(typed.strip());
        while (part.find()) {
            if (!BETWEEN.matcher(typed.strip().substring(end, part.start())).matches()) {
                return typed;
            }
            length = length.plus(period(Integer.parseInt(part.group(1)), part.group(2)));
            end = part.end();
        }
        return end == 0 || end != typed.strip().length() ? typed : length.toString();
    }

    private static Period period(int number, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "year" -> Period.ofYears(number);
            case "month" -> Period.ofMonths(number);
            case "week" -> Period.ofDays(Math.multiplyExact(number, 7));
            default -> Period.ofDays(number);
        };
    }
}
