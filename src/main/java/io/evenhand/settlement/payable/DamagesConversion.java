package io.evenhand.settlement.payable;

import io.evenhand.columns.UtcColumns;
import io.evenhand.days.Days;
import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What damages in another currency than that of the most that the signed terms allow come to in that one, and by which rate, as whoever stated them
 * says: it counts toward the most. They are owed in their own currency all the same.
 *
 * @param counted in the currency of the most, rounded to its nearest minor unit, and to the even one of two that are equally near
 * @param rate units of that currency for one of the other, as it was written: "0.9233", or "1/1.0831" for one the other way round
 * @param on the day for which the rate was published or agreed
 * @param source who published it, or that both agreed on it
 */
public record DamagesConversion(Money counted, String rate, LocalDate on, String source) {
    /** Of a rate as it is written. */
    public static final int LONGEST_RATE = 40;

    public static final int LONGEST_SOURCE = 150;

    /** Of an amount in another currency that was stated without a rate. */
    public static final String NO_RATE =
            "It counts toward nothing of the most by the signed terms, because no rate was given.";

    public DamagesConversion {
        if (rate.length() > LONGEST_RATE || source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("A rate is kept with who published it: " + rate);
        }
    }

    /** @throws IllegalArgumentException with a sentence that says how to write a rate, or that the amount comes to nothing or too much by it */
    public static DamagesConversion of(Money amount, CurrencyUnit into, String rate, LocalDate on, String source) {
        try {
            Money counted = ExchangeRate.parse(rate).convertHalfEven(amount, into);
            if (!counted.isPositive()) {
                throw new IllegalArgumentException(
                        "%s comes to nothing in %s by that rate".formatted(amount.format(), into.getCode()));
            }
            return new DamagesConversion(counted, rate, on, source);
        } catch (ArithmeticException tooMuch) {
            throw new IllegalArgumentException("That is more than can be kept; look at the rate again", tooMuch);
        }
    }

    /**
     * "USD 95,000.00 counts as EUR 87,713.50 toward the most by the signed terms, at 0.9233 EUR for one USD of 26 Nov 2026, European Central Bank;
     * rounded half to even."
     */
    public String words(Money amount) {
        String into = counted.currency().getCode();
        String from = amount.currency().getCode();
        return "%s counts as %s toward the most by the signed terms, at %s %s for one %s of %s, %s; rounded half to even."
                .formatted(amount.format(), counted.format(), rate, into, from, Days.words(on), source);
    }

    /** As {@code counted_minor_units}, {@code counted_currency}, {@code rate}, {@code rate_on} and {@code rate_source} have it; null for none. */
    static @Nullable DamagesConversion read(ResultSet row) throws SQLException {
        String currency = row.getString("counted_currency");
        return currency == null
                ? null
                : new DamagesConversion(
                        new Money(row.getLong("counted_minor_units"), Money.currency(currency)),
                        row.getString("rate"),
                        UtcColumns.requiredDay(row, "rate_on"),
                        row.getString("rate_source"));
    }
}
