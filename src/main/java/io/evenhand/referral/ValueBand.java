package io.evenhand.referral;

import io.evenhand.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How large a deal is: what decisions may look at instead of the amount, which stays out of the process. */
public enum ValueBand {
    SMALL,
    MEDIUM,
    LARGE;

    private static final long MEDIUM_FROM = 50_000;
    private static final long LARGE_FROM = 250_000;

    /** Counts whole units of whatever currency: a band orders attention, it pays nobody. */
    static ValueBand of(@Nullable Money value) {
        if (value == null) {
            return SMALL;
        }
        long whole = value.minorUnits() / powerOfTen(value.currency().getDecimalPlaces());
        if (whole >= LARGE_FROM) {
            return LARGE;
        }
        return whole >= MEDIUM_FROM ? MEDIUM : SMALL;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, 10L);
        }
        return power;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
