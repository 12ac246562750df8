package io.evenhand.settlement.split;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money reported for the introduced customer.
 *
 * @param id by which the biller knows it; the same id with the same content is the same line
 * @param kind whether money came or went back
 * @param revenue what was sold
 * @param occurrence whether it is paid once or again and again
 * @param dealId the customer's order
 * @param streamId what is paid again and again, for example a subscription; absent where the rule's revenue is one stream
 * @param orderedOn when the customer ordered
 * @param countedOn when it counts, as the rule recognises revenue; of money that went back the day on which it went
 * @param gross without tax, never negative
 * @param deductions what the biller reports as deductible, by kind, in the currency of the gross amount; none on money that went back
 * @param refundOf the line that money went back of; of a sale absent
 * @param rate units of the currency in which the parties settle for one unit of the line's; absent where both are the same
 */
public record RevenueLine(
        String id,
        LineKind kind,
        Revenue revenue,
        Occurrence occurrence,
        String dealId,
        @Nullable String streamId,
        LocalDate orderedOn,
        LocalDate countedOn,
        Money gross,
        Map<Deduction, Money> deductions,
        @Nullable String refundOf,
        @Nullable ExchangeRate rate) {
    public RevenueLine {
        deductions = deductions.isEmpty() ? Map.of() : new EnumMap<>(deductions);
        if (gross.minorUnits() < 0) {
            throw new IllegalArgumentException("money that goes back is a line of its own, not a negative amount");
        }
        for (Money deduction : deductions.values()) {
            if (deduction.minorUnits() < 0 || !deduction.currency().equals(gross.currency())) {
                throw new IllegalArgumentException(
                        "deductions are not negative and in the currency of the gross amount");
            }
        }
    }

    /** A number that differs for lines of other content but with a chance of one in 2^64; it is the same wherever it is computed. */
    public long fingerprint() {
        long hash = mix(1, id);
        hash = mix(hash, kind.ordinal() * 31L + revenue.ordinal() * 7L + occurrence.ordinal());
        hash = mix(hash, dealId);
        hash = mix(hash, streamId == null ? "" : streamId);
        hash = mix(hash, orderedOn.toEpochDay());
        hash = mix(hash, countedOn.toEpochDay());
        hash = mix(hash, gross.minorUnits());
        hash = mix(hash, gross.currency().getNumericCode());
        for (Map.Entry<Deduction, Money> deduction : deductions.entrySet()) {
            hash = mix(
                    mix(hash, deduction.getKey().ordinal()),
                    deduction.getValue().minorUnits());
        }
        hash = mix(hash, refundOf == null ? "" : refundOf);
        return mix(hash, rate == null ? "" : rate.toString());
    }

    static long mix(long hash, String text) {
        long mixed = mix(hash, text.length());
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(mixed, 0);
    }

    static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        return mixed ^ (mixed >>> 29);
    }
}
