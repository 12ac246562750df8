package io.evenhand.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In talks, the respondent decided what a second person of it has to confirm.
 *
 * @param offerId what is offered; null where the claim is admitted
 * @param offeredTo the side that decides on the offer once it is confirmed
 */
public record SecondAsked(
        UUID eventId, ClaimId claim, @Nullable String offerId, String offeredTo) {}
