package io.evenhand.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Reads the numbers and days of a workbook as the program that shows it does. */
final class NumberCells {
    /** So many digits of a number a workbook shows; what is stored beyond them is noise of binary fractions. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** Up to so many digits before the point, noise lies below the decimals of every currency. */
    private static final int MOST_WHOLE_DIGITS = 11;

    private static final int LONGEST = 40;
    private static final int MOST_ZEROS = 330;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate IN_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;

    private NumberCells() {}

    /** "0.3" of 0.30000000000000004; empty for what is no number, or has digits that would be lost. */
    static Optional<String> number(String raw) {
        return decimal(raw).flatMap(exact -> {
            if (exact.precision() <= SHOWN.getPrecision()) {
                return Optional.of(exact.toPlainString());
            }
            return exact.precision() - exact.scale() > MOST_WHOLE_DIGITS
                    ? Optional.empty()
                    : Optional.of(exact.round(SHOWN).stripTrailingZeros().toPlainString());
        });
    }

    private static Optional<BigDecimal> decimal(String raw) {
        try {
            if (raw.isEmpty() || raw.length() > LONGEST) {
                return Optional.empty();
            }
            BigDecimal exact = new BigDecimal(raw);
            // Before its zeros are written out: 1e999999999 is short only as it stands.
            if (Math.abs((long) exact.scale()) > MOST_ZEROS) {
                return Optional.empty();
            }
            exact = exact.stripTrailingZeros();
            return Optional.of(exact);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** The day of a serial number, whatever its time of day; empty for one that is none. */
    static Optional<LocalDate> day(String raw, boolean from1904) {
        return decimal(raw).filter(serial -> serial.signum() >= 0).flatMap(serial -> {
            BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
            if (whole.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
                return Optional.empty();
            }
            int days = whole.intValueExact();
            if (from1904) {
                return Optional.of(IN_1904.plusDays(days));
            }
            // Workbooks know a 29 February 1900, which never was.
            return days == 0 || days == 60
                    ? Optional.empty()
                    : Optional.of(BEFORE_1900.plusDays(days < 60 ? days + 1L : days));
        });
    }

    /** Whether a number in this format is shown as a day. @param code empty for those that every workbook has */
    static boolean isDay(int id, String code) {
        if (code.isEmpty()) {
            return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58;
        }
        String plain = code.replaceAll("\"[^\"]*\"?|\\\\.|\\[[^\\]]*\\]|[_*].", "")
                .toLowerCase(Locale.ROOT)
                .split(";", 2)[0];
        return !plain.contains("general")
                && !plain.contains("standard")
                && (plain.contains("d") || plain.contains("yy") || plain.contains("e") && plain.contains("m"));
    }
}
