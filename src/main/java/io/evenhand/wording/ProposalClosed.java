package io.evenhand.wording;

import java.util.UUID;

/** A proposal was withdrawn, or something else overtook it. */
public record ProposalClosed(UUID eventId, ProposalId proposal) {}
