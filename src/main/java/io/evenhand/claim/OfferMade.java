package io.evenhand.claim;

import java.util.UUID;

/** A settlement was offered. @param to the side that decides */
public record OfferMade(UUID eventId, ClaimId claim, String offerId, String to) {}
