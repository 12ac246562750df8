package io.evenhand.claim;

import java.util.UUID;

/** The claimant gave the claim up. */
public record ClaimWithdrawn(UUID eventId, ClaimId claim) {}
