package io.evenhand.settlement.split.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the plainest of what stands in cells, fast. */
final class CellTexts {
    private CellTexts() {}

    /** Whether the terminal or a page would hide or obey it: control and direction characters, and what no decoder could read. */
    static boolean isUnprintable(char one) {
        return switch (Character.getType(one)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> one == '\uFFFD';
        };
    }

    /** Of 2026-03-31; null for anything else. */
    static @Nullable LocalDate day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        try {
            return year >= 1900 && month >= 0 && day >= 0 ? LocalDate.of(year, month, day) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** A plain decimal of up to 17 digits with at most the given decimals; -1 for anything else. */
    static long minorUnits(String text, int decimals) {
        long value = 0;
        int point = -1;
        int length = text.length();
        if (length > 18 || length == 0 || text.charAt(0) == '.' || text.charAt(length - 1) == '.') {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char one = text.charAt(i);
            if (one == '.' && point < 0) {
                point = i;
            } else if (one >= '0' && one <= '9') {
                value = 10 * value + (one - '0');
            } else {
                return -1;
            }
        }
        int given = point < 0 ? 0 : length - point - 1;
        if (given > decimals || length + decimals - given > 18) {
            return -1;
        }
        for (int i = given; i < decimals; i++) {
            value *= 10;
        }
        return value;
    }
}
