package io.evenhand.claim;

import java.util.UUID;

/** A decision that was contested is stated no longer. */
public record AwardTakenBack(UUID eventId, String awardId) {}
