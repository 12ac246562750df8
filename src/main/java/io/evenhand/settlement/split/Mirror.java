package io.evenhand.settlement.split;

import java.math.BigInteger;

/**
 * How much of stored parts has gone back when some of their total has.
 *
 * <p>The law. Let the stored parts be p(1)…p(n), none negative, with the total B. When r of B has gone back, party i has returned t(i, r):
 * of all units that the parties hold, numbered k = 0, 1, … for each, the r with the largest p(i) / (2k + 1) are those that went back, ties
 * in contract order. So
 *
 * <ul>
 *   <li>the returned parts sum to r: one unit more that goes back comes from exactly one party;
 *   <li>t(i, r) never falls when r grows, is never negative, and never above p(i): nobody is asked for what it did not get, or asked back
 *       what it returned;
 *   <li>t(i, 0) = 0 and t(i, B) = p(i): however a refund is divided, it adds up to what was given;
 *   <li>it depends on r alone, not on the refunds that led there;
 *   <li>it is the exact part p(i)·r/B rounded to the nearest unit, but for the units by which such roundings miss the sum; of up to three
 *       parties it is less than a unit off.
 * </ul>
 */
final class Mirror {
    private Mirror() {}

    /**
     * @param parts none negative
     * @param returned from zero to their sum
     */
    static long[] at(long[] parts, long returned) {
        long total = 0;
        for (long part : parts) {
            total = Math.addExact(total, part);
        }
        if (returned < 0 || returned > total) {
            throw new IllegalArgumentException("%d of %d cannot go back".formatted(returned, total));
        }
        if (returned == total) {
            return parts.clone();
        }
        long[] back = new long[parts.length];
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            back[i] = nearest(parts[i], returned, total);
            sum += back[i];
        }
        for (; sum > returned; sum--) {
            back[last(parts, back)]--;
        }
        for (; sum < returned; sum++) {
            back[next(parts, back)]++;
        }
        return back;
    }

    /** part · returned / total, a half rounded up. */
    static long nearest(long part, long returned, long total) {
        if (Math.multiplyHigh(part, returned) == 0) {
            long product = part * returned;
            if (product >= 0 && product <= (Long.MAX_VALUE - total) / 2) {
                return (2 * product + total) / (2 * total);
            }
        }
        BigInteger doubled =
                BigInteger.valueOf(part).multiply(BigInteger.valueOf(returned)).shiftLeft(1);
        BigInteger whole = BigInteger.valueOf(total);
        return doubled.add(whole).divide(whole.shiftLeft(1)).longValueExact();
    }

    /** Whose unit comes next. */
    private static int next(long[] parts, long[] back) {
        int best = -1;
        for (int i = 0; i < parts.length; i++) {
            if (back[i] < parts[i] && (best < 0 || compare(parts[i], back[i], parts[best], back[best]) > 0)) {
                best = i;
            }
        }
        return best;
    }

    /** Whose unit came last. */
    private static int last(long[] parts, long[] back) {
        int worst = -1;
        for (int i = 0; i < parts.length; i++) {
            if (back[i] > 0 && (worst < 0 || compare(parts[i], back[i] - 1, parts[worst], back[worst] - 1) <= 0)) {
                worst = i;
            }
        }
        return worst;
    }

    /** Compares a / (2k + 1) with b / (2m + 1). */
    private static int compare(long a, long k, long b, long m) {
        return BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(m).shiftLeft(1).add(BigInteger.ONE))
                .compareTo(BigInteger.valueOf(b)
                        .multiply(BigInteger.valueOf(k).shiftLeft(1).add(BigInteger.ONE)));
    }
}
