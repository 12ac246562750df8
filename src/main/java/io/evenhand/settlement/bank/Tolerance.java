package io.evenhand.settlement.bank;

import io.evenhand.money.Share;
import java.math.BigInteger;

/**
 * How far what was paid may be from what was open: the larger of an amount and a part of the open amount.
 *
 * @param minorUnits of whichever currency it is
 * @param share of what was open, at most a half
 */
public record Tolerance(long minorUnits, Share share) {
    private static final Share MOST = Share.of(1, 2);

    public static final Tolerance NONE = new Tolerance(0, Share.ZERO);

    public Tolerance {
        if (minorUnits < 0 || share.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("A tolerance is zero or more, and at most half of what is open.");
        }
    }

    /** @param difference in minor units, of either sign */
    boolean allows(long open, long difference) {
        return difference == 0 || (difference != Long.MIN_VALUE && Math.abs(difference) <= of(open));
    }

    /** So far what is paid may be from this amount, in minor units. */
    long of(long open) {
        if (share.isZero()) {
            return minorUnits;
        }
        BigInteger part =
                BigInteger.valueOf(open).abs().multiply(share.numerator()).divide(share.denominator());
        return part.max(BigInteger.valueOf(minorUnits)).longValueExact();
    }

    /** At least so far what is open may be from this paid amount. */
    long around(long paid) {
        // What is open is at most twice what was paid, since at most half of it is tolerated.
        return share.isZero() || Math.abs(paid) > Long.MAX_VALUE / 2 ? of(paid) : of(2 * paid);
    }

    String words() {
        if (minorUnits == 0 && share.isZero()) {
            return "none";
        }
        return share.isZero() ? minorUnits + " minor units" : minorUnits + " minor units or " + share.words();
    }
}
