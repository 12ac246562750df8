package io.evenhand.wording;

import java.util.UUID;

/** Somebody wants wording released. */
public record ProposalSubmitted(UUID eventId, ProposalId proposal) {}
