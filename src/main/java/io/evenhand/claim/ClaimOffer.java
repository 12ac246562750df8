package io.evenhand.claim;

import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An amount that one side names: admitted in part, or offered to settle.
 *
 * @param amount that the respondent would pay; null for nothing
 * @param conversion what the amount counts as toward the most that the signed terms allow; null where it is in that currency, or no rate was given
 * @param payableBy by when both sides settle that it is paid; null for the day on which they do, as the signed terms say
 * @param partnerId who offers
 */
public record ClaimOffer(
        String id,
        String claimId,
        Kind kind,
        String partnerId,
        @Nullable Money amount,
        @Nullable DamagesConversion conversion,
        @Nullable LocalDate payableBy,
        String words,
        String by,
        Instant at) {
    /** The names are stored. */
    public enum Kind {
        ADMISSION,
        SETTLEMENT
    }
}
