package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * How many units of one currency are paid for one unit of another, as an exact fraction.
 *
 * @param numerator one or more
 * @param denominator one or more
 */
public record ExchangeRate(BigInteger numerator, BigInteger denominator) {
    private static final Pattern TEXT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?(/[0-9]{1,18}(\\.[0-9]{1,18})?)?");

    public ExchangeRate {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("an exchange rate is above zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /**
     * Reads "0.9234" or, for rates that are published the other way round, "1/1.0830".
     *
     * @throws IllegalArgumentException with a sentence that says how to write one
     */
    public static ExchangeRate parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw malformed();
        }
        int slash = text.indexOf('/');
        BigDecimal over = new BigDecimal(slash < 0 ? text : text.substring(0, slash));
        BigDecimal under = slash < 0 ? BigDecimal.ONE : new BigDecimal(text.substring(slash + 1));
        int scale = Math.max(over.scale(), under.scale());
        BigInteger numerator = over.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        BigInteger denominator = under.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        if (numerator.signum() == 0 || denominator.signum() == 0) {
            throw malformed();
        }
        return new ExchangeRate(numerator, denominator);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "is not an exchange rate above zero; write \"0.9234\", or \"1/1.0830\" for a rate the other way round");
    }

    /**
     * Converts, rounding half-even to the minor unit of the target.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    public Money convertHalfEven(Money amount, CurrencyUnit target) {
        int shift = target.getDecimalPlaces() - amount.currency().getDecimalPlaces();
        BigInteger over = BigInteger.valueOf(amount.minorUnits()).multiply(numerator);
        BigInteger under = denominator;
        if (shift >= 0) {
            over = over.multiply(BigInteger.TEN.pow(shift));
        } else {
            under = under.multiply(BigInteger.TEN.pow(-shift));
        }
        return new Money(halfEven(over, under).longValueExact(), target);
    }

    /** Of numbers that are not negative. */
    static BigInteger halfEven(BigInteger over, BigInteger under) {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
