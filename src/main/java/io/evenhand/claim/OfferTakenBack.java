package io.evenhand.claim;

import java.util.UUID;

/** An offer is no longer open. */
public record OfferTakenBack(UUID eventId, String offerId) {}
