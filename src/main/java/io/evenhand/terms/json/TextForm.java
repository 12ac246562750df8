package io.evenhand.terms.json;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How a value is written as one text.
 *
 * @param parse from text; throws {@link IllegalArgumentException} with "problem; remedy" as its message
 * @param print to the canonical text; the inverse
 */
public record TextForm<T>(Function<String, T> parse, Function<T, String> print) {
    /** The forms that every record may use. */
    static final Map<Class<?>, TextForm<?>> COMMON = Map.of(
            String.class, new TextForm<>(Function.identity(), Function.<String>identity()),
            LocalDate.class, new TextForm<>(TextForm::date, LocalDate::toString),
            Period.class, new TextForm<>(TextForm::period, Period::toString),
            Share.class, new TextForm<>(Share::parse, Share::toString),
            CurrencyUnit.class, new TextForm<>(Money::currency, CurrencyUnit::getCode));

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "is %s, not a date; write it as \"2027-03-31\"".formatted(Quoting.quoted(text)), wrong);
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "is %s, not a length of time; write it as \"P2Y\", \"P18M\" or \"P90D\""
                            .formatted(Quoting.quoted(text)),
                    wrong);
        }
    }
}
