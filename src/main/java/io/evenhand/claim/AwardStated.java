package io.evenhand.claim;

import java.util.UUID;

/** One side stated what was decided from outside. @param to the side that confirms or contests it */
public record AwardStated(UUID eventId, ClaimId claim, String awardId, String to) {}
