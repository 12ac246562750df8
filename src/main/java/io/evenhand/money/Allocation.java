package io.evenhand.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Divides an amount by shares, exactly, by largest remainder.
 *
 * <p>Each part is the exact share rounded down; the minor units that are left over go, one each, to the largest
 * remainders, ties in declared order. A negative amount is the mirror of the positive one, so that a refund of the
 * whole returns what was given. A zero share gets nothing. Every part is within one minor unit of the exact share.
 *
 * <p>The method is not monotone: one more cent in total may lower somebody's part. Store what was allocated; never
 * recompute it from totals.
 */
public final class Allocation {
    private Allocation() {}

    /**
     * The part of each share, in the same order; the parts sum to the total.
     *
     * @throws IllegalArgumentException unless the shares total exactly one
     */
    public static List<Money> allocate(Money total, List<Share> shares) {
        Share sum = Share.total(shares);
        if (!sum.equals(Share.ONE)) {
            throw new IllegalArgumentException("the shares total %s, not 1".formatted(sum));
        }
        BigInteger amount = BigInteger.valueOf(total.minorUnits());
        BigInteger sign = BigInteger.valueOf(amount.signum());
        return divide(amount.abs(), shares).stream()
                .map(part -> new Money(part.multiply(sign).longValueExact(), total.currency()))
                .toList();
    }

    private static List<BigInteger> divide(BigInteger amount, List<Share> shares) {
        // Over one common denominator, remainders of different shares can be compared as plain integers.
        BigInteger common =
                shares.stream().map(Share::denominator).reduce(BigInteger.ONE, Allocation::leastCommonMultiple);
        BigInteger[] parts = new BigInteger[shares.size()];
        List<Remainder> remainders = new ArrayList<>(shares.size());
        BigInteger left = amount;
        for (int i = 0; i < parts.length; i++) {
            Share share = shares.get(i);
            BigInteger weight = share.numerator().multiply(common.divide(share.denominator()));
            BigInteger[] quotient = amount.multiply(weight).divideAndRemainder(common);
            parts[i] = quotient[0];
            left = left.subtract(quotient[0]);
            remainders.add(new Remainder(i, quotient[1]));
        }
        // A stable sort keeps ties in declared order. Left-overs are fewer than the non-zero remainders, so that a zero
        // share, whose remainder is zero, never gets one.
        remainders.sort(Comparator.comparing(Remainder::size).reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            int party = remainders.get(i).party();
            parts[party] = parts[party].add(BigInteger.ONE);
        }
        return List.of(parts);
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private record Remainder(int party, BigInteger size) {}
}
