package io.evenhand.claim;

import java.util.UUID;

/** A decision that was contested is confirmed after all. */
public record AwardConfirmed(UUID eventId, String awardId) {}
