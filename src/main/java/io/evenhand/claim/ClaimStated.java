package io.evenhand.claim;

import java.util.UUID;

/** A claim was stated. {@code eventId} becomes the id of the message that starts its process. */
public record ClaimStated(UUID eventId, ClaimId claim) {}
