package io.evenhand.template;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How presets and ranges of declared fields are written: dates as 2026-11-30, durations as P1Y6M, money as "EUR 1000.00", shares as "20 %"
 * or "1/3", flags as true or false.
 */
final class FieldValues {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST_CHARACTERS = 1_000;

    private FieldValues() {}

    /** How a value of the type is written, for people who wrote it otherwise. */
    static String example(FieldType type) {
        return switch (type) {
            case NUMBER -> "a whole number such as 30";
            case DATE -> "a date such as 2026-11-30";
            case DURATION -> "a duration such as P2Y for two years or P18M for eighteen months";
            case MONEY -> "a currency and an amount such as EUR 1000.00";
            case CURRENCY -> "a currency such as EUR";
            case SHARE -> "a share such as 20 % or 1/3";
            case COUNTRY -> "a country such as DE";
            case FLAG -> "true or false";
            default -> "a text";
        };
    }

    /** Whether the text is a value of the type. Choices are words of their own, and are not judged here. */
    static boolean fits(FieldType type, String text) {
        return ordered(type, text).isPresent();
    }

    /** Whether one is at most the other; true where either is no value of the type, which is another mistake. */
    static boolean inOrder(FieldType type, String less, String more) {
        Optional<BigDecimal> least = ordered(type, less);
        Optional<BigDecimal> most = ordered(type, more);
        return least.isEmpty() || most.isEmpty() || least.get().compareTo(most.get()) <= 0;
    }

    /** The type in which the least and most of a field are written: those of a text or list count. */
    static FieldType ofRange(FieldType type) {
        return switch (type) {
            case TEXT, TEXTS, LIST, TABLE -> FieldType.NUMBER;
            default -> type;
        };
    }

    /** The value as a number that orders it; zero for types without order. */
    private static Optional<BigDecimal> ordered(FieldType type, String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    switch (type) {
                        case NUMBER -> BigDecimal.valueOf(Integer.parseInt(text));
                        case DATE -> BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
                        case DURATION -> days(Period.parse(text));
                        case MONEY -> money(text);
                        case CURRENCY -> BigDecimal.valueOf(Money.currency(text).getDecimalPlaces());
                        case SHARE -> {
                            Share share = Share.parse(text);
                            yield new BigDecimal(share.numerator())
                                    .divide(new BigDecimal(share.denominator()), MathContext.DECIMAL128);
                        }
                        case COUNTRY -> COUNTRIES.contains(text) ? BigDecimal.ZERO : null;
                        case FLAG -> text.equals("true") || text.equals("false") ? BigDecimal.ZERO : null;
                        default -> BigDecimal.ZERO;
                    });
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal money(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("no amount");
        }
        return BigDecimal.valueOf(Money.of(parts[1].strip(), parts[0]).minorUnits());
    }

    /** Months as thirty days: close enough to say which of two lengths is meant to be longer. */
    private static BigDecimal days(Period length) {
        return BigDecimal.valueOf(length.toTotalMonths() * 30 + length.getDays());
    }
}
