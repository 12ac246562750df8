package io.evenhand.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * How many units of one currency are given for one unit of another: an exact fraction in lowest terms, above zero. Which currencies those
 * are, who published it and for which day is known to whoever holds it.
 *
 * @param numerator one or more
 * @param denominator one or more
 */
public record ExchangeRate(BigInteger numerator, BigInteger denominator) {
    private static final String DECIMAL = "[0-9]{1,40}(?:\\.[0-9]{1,18})?";
    private static final Pattern TEXT = Pattern.compile("(%1$s)(?:/(%1$s))?".formatted(DECIMAL));

    public ExchangeRate {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("an exchange rate is above zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /**
     * Reads "0.9234" or, for a rate that is published the other way round, "1/1.0830". The inverse of {@link #toString}.
     *
     * @throws IllegalArgumentException with a sentence that says how to write a rate
     */
    public static ExchangeRate parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            BigDecimal over = new BigDecimal(matcher.group(1));
            BigDecimal under = matcher.group(2) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(2));
            if (over.signum() > 0 && under.signum() > 0) {
                int scale = Math.max(over.scale(), under.scale());
                return new ExchangeRate(
                        over.setScale(scale).unscaledValue(),
                        under.setScale(scale).unscaledValue());
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is not an exchange rate above zero; write \"0.9234\", or \"1/1.0830\" for a rate the other way round"
                        .formatted(text.length() <= 40 ? text : text.substring(0, 40) + "…"));
    }

    /** The rate in the other direction, exactly. */
    public ExchangeRate inverse() {
        return new ExchangeRate(denominator, numerator);
    }

    /** The rate by way of a third currency, exactly: from francs to euros, times from euros to pounds, is from francs to pounds. */
    public ExchangeRate times(ExchangeRate next) {
        return new ExchangeRate(numerator.multiply(next.numerator), denominator.multiply(next.denominator));
    }

    /**
     * The amount in the other currency, rounded to the nearest of its minor units; where two are equally near, to the even one. A
     * negative amount is the mirror of the positive one.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public Money convertHalfEven(Money amount, CurrencyUnit target) {
        BigDecimal over = new BigDecimal(numerator.multiply(BigInteger.valueOf(amount.minorUnits())));
        int shift = target.getDecimalPlaces() - amount.currency().getDecimalPlaces();
        BigDecimal minorUnits =
                over.movePointRight(shift).divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN);
        return new Money(minorUnits.longValueExact(), target);
    }

    /** The canonical form: "4617/5000", "2". */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
