package io.evenhand.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact part of a whole, always in lowest terms: a third is "1/3", never 33.33 percent of anything.
 *
 * <p>Not negative. It may exceed one, so that a wrong total can be named; whoever needs a part of a whole says so.
 *
 * @param numerator zero or more
 * @param denominator one or more
 */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {
    public static final Share ZERO = new Share(BigInteger.ZERO, BigInteger.ONE);
    public static final Share ONE = new Share(BigInteger.ONE, BigInteger.ONE);

    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,18}) ?/ ?([0-9]{1,18})");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,18})?) ?%");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final int PERCENT_DECIMALS_SHOWN = 4;

    public Share {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("a share is zero or more; its denominator is one or more");
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Share of(long numerator, long denominator) {
        return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Reads "1/3", "20%", "33.33 %", "0" or "1".
     *
     * @throws IllegalArgumentException with a sentence that says how to write a share; a bare decimal is refused, since
     *     "0.5" may mean a half or half a percent
     */
    public static Share parse(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches() && new BigInteger(fraction.group(2)).signum() > 0) {
            return new Share(new BigInteger(fraction.group(1)), new BigInteger(fraction.group(2)));
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            BigDecimal value = new BigDecimal(percent.group(1));
            return new Share(value.unscaledValue(), BigInteger.TEN.pow(value.scale() + 2));
        }
        if (WHOLE.matcher(text).matches()) {
            return new Share(new BigInteger(text), BigInteger.ONE);
        }
        throw new IllegalArgumentException(
                "\"%s\" is not a share; write a fraction such as \"1/3\" or a percentage such as \"33.33 %%\""
                        .formatted(text.length() <= 40 ? text : text.substring(0, 40) + "…"));
    }

    /** The exact total, zero of nothing. */
    public static Share total(Collection<Share> shares) {
        return shares.stream().reduce(ZERO, Share::plus);
    }

    public Share plus(Share other) {
        return new Share(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /**
     * What is left of one.
     *
     * @throws ArithmeticException when this is more than one
     */
    public Share complement() {
        if (!isPart()) {
            throw new ArithmeticException(this + " is more than the whole");
        }
        return new Share(denominator.subtract(numerator), denominator);
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Whether this is a part of a whole: at most one. */
    public boolean isPart() {
        return compareTo(ONE) <= 0;
    }

    /** For people: "20 %" where a percentage with at most four decimals says it exactly, else the fraction "1/3". */
    public String words() {
        return percent().map(percent -> percent.toPlainString() + " %").orElseGet(this::toString);
    }

    /** How many hundredths it is, without trailing zeros; empty where four decimals do not say it exactly. */
    public Optional<BigDecimal> percent() {
        BigInteger scale = BigInteger.TEN.pow(PERCENT_DECIMALS_SHOWN + 2);
        BigInteger[] scaled = numerator.multiply(scale).divideAndRemainder(denominator);
        if (scaled[1].signum() != 0) {
            return Optional.empty();
        }
        BigDecimal percent = new BigDecimal(scaled[0], PERCENT_DECIMALS_SHOWN);
        return Optional.of(percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros());
    }

    @Override
    public int compareTo(Share other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The canonical form: "1/3", "0", "1". */
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
