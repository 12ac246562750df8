package io.evenhand.claim;

import io.evenhand.claim.ClaimResult.Refused;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import io.evenhand.settlement.payable.DamagesLeft;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * By which rate an amount counts toward the most that the signed terms allow, as it was typed. It is asked for where the amount is in another currency
 * than that, and is no matter where it is not.
 *
 * @param rate units of the currency of the terms for one of the amount's, such as "0.9233"
 * @param on the day of the rate, such as "2026-11-26"
 * @param source who published it
 */
public record SaidRate(String rate, String on, String source) {
    /** Nothing was typed. */
    public static final SaidRate NONE = new SaidRate("", "", "");

    /** What came of it. */
    sealed interface Counting {
        /** @param conversion null where the amount counts as it is, or the terms limit nothing */
        record As(@Nullable DamagesConversion conversion) implements Counting {
            /** What counts of an amount. */
            Money of(Money amount) {
                return conversion == null ? amount : conversion.counted();
            }
        }

        record Not(Refused why) implements Counting {}
    }

    /** @param left what the terms allow at most, and what is left of it; empty where they limit nothing */
    Counting of(@Nullable Money amount, Optional<DamagesLeft> left, LocalDate today) {
        CurrencyUnit into = left.map(some -> some.atMost().currency()).orElse(null);
        if (amount == null || into == null || into.equals(amount.currency())) {
            return new Counting.As(null);
        }
        String code = into.getCode();
        String written = rate.strip();
        if (written.isEmpty() || written.length() > DamagesConversion.LONGEST_RATE) {
            return not(
                    "rate",
                    "What the signed terms allow is in %1$s, so say what one %2$s is in %1$s: it counts toward that."
                            .formatted(code, amount.currency().getCode()));
        }
        LocalDate day = day();
        if (day == null || day.isAfter(today)) {
            return not("rateOn", "Enter the day of the rate, today or earlier.");
        }
        String who = source.strip();
        if (who.isEmpty() || who.length() > DamagesConversion.LONGEST_SOURCE) {
            return not(
                    "rateSource",
                    "Say who published the rate, or who agreed on it, in at most " + DamagesConversion.LONGEST_SOURCE
                            + " characters.");
        }
        try {
            return new Counting.As(DamagesConversion.of(amount, into, written, day, who));
        } catch (IllegalArgumentException unsound) {
            return not("rate", unsound.getMessage() + ".");
        }
    }

    private static Counting not(String field, String why) {
        return new Counting.Not(new Refused(field, why));
    }

    private @Nullable LocalDate day() {
        try {
            return LocalDate.parse(on.strip());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
