package io.evenhand.claim;

import io.evenhand.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An amount that one side names: admitted in part, or offered to settle.
 *
 * @param amount that the respondent would pay; null for nothing
 * @param partnerId who offers
 */
public record ClaimOffer(
        String id,
        String claimId,
        Kind kind,
        String partnerId,
        @Nullable Money amount,
        String words,
        String by,
        Instant at) {
    /** The names are stored. */
    public enum Kind {
        ADMISSION,
        SETTLEMENT
    }
}
