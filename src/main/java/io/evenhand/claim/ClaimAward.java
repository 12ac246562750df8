package io.evenhand.claim;

import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.payable.DamagesConversion;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a court or tribunal decided about a claim, as one side states it.
 *
 * @param partnerId who states it
 * @param awardedBy which court or tribunal, and under which number
 * @param beyond whether the decision goes beyond what the signed terms allow at most, as whoever states it says
 * @param conversion what the amount counts as toward the most that the signed terms allow; null where it is in that currency, or no rate was given
 * @param amount to be paid by the respondent; null where the claim was dismissed
 */
public record ClaimAward(
        String id,
        String claimId,
        String partnerId,
        String awardedBy,
        LocalDate awardedOn,
        @Nullable Money amount,
        @Nullable DamagesConversion conversion,
        boolean beyond,
        DocumentHash document,
        String by,
        Instant at) {}
