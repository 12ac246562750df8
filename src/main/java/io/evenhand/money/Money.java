package io.evenhand.money;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * An amount in the minor units of its currency: cents of a euro, whole yen, thousandths of a dinar.
 *
 * <p>Arithmetic is exact and within one currency; a result beyond 64 bits throws {@link ArithmeticException}.
 * Text is a plain decimal with exactly the currency's decimals, and {@link #of} and {@link #amount} are inverse.
 *
 * @param minorUnits the amount in minor units; negative for what is owed back
 * @param currency an ISO 4217 currency that money is paid in (no metals, no test codes)
 */
@Embeddable
public record Money(
        @Column(name = "minor_units") long minorUnits,

        @Column(name = "currency", length = 3) @Convert(converter = CurrencyColumn.class)
        CurrencyUnit currency)
        implements Comparable<Money> {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    public Money {
        if (currency.isPseudoCurrency()) {
            throw new IllegalArgumentException(currency.getCode() + " is not a currency that anybody is paid in");
        }
    }

    /**
     * Reads an amount.
     *
     * @param amount a plain decimal such as "120000.00"; fewer decimals than the currency has are completed by zeros
     * @param currencyCode an ISO 4217 code such as "EUR"
     * @throws IllegalArgumentException with a sentence that says what is wrong and how to write it
     */
    public static Money of(String amount, String currencyCode) {
        CurrencyUnit currency = currency(currencyCode);
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an amount; write it as digits with a point, for example \"120000.00\""
                            .formatted(shortened(amount)));
        }
        try {
            BigDecimal minor = new BigDecimal(amount).movePointRight(currency.getDecimalPlaces());
            return new Money(minor.longValueExact(), currency);
        } catch (ArithmeticException tooFineOrTooLarge) {
            throw new IllegalArgumentException(
                    "%s %s has too many digits; %s has %d decimals, and an amount must fit 64 bits"
                            .formatted(amount, currencyCode, currencyCode, currency.getDecimalPlaces()),
                    tooFineOrTooLarge);
        }
    }

    /**
     * The currency of an ISO 4217 code.
     *
     * @throws IllegalArgumentException if the code is unknown or not one that money is paid in
     */
    public static CurrencyUnit currency(String code) {
        try {
            CurrencyUnit currency = CurrencyUnit.of(code);
            if (!currency.isPseudoCurrency()) {
                return currency;
            }
        } catch (IllegalCurrencyException unknown) {
            // Answered below: to the reader an unknown code and a metal are the same mistake.
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a currency; use an ISO 4217 code such as \"EUR\"".formatted(shortened(code)));
    }

    public static Money zero(CurrencyUnit currency) {
        return new Money(0, currency);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** The amount alone, with exactly the currency's decimals: "120000.00". */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDecimalPlaces()).toPlainString();
    }

    /** For people: "EUR 120,000.00". */
    public String format() {
        int decimals = currency.getDecimalPlaces();
        return currency.getCode() + " "
                + String.format(Locale.ROOT, "%,." + decimals + "f", BigDecimal.valueOf(minorUnits, decimals));
    }

    /** Code and amount, without separators: "EUR 120000.00". */
    @Override
    public String toString() {
        return currency.getCode() + " " + amount();
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix %s and %s".formatted(currency, other.currency));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
