package io.evenhand.claim;

import java.util.UUID;

/** Talks ended, for the claim was admitted or what was admitted is taken. */
public record AdmittedInTalks(UUID eventId, ClaimId claim) {}
