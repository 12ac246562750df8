package io.evenhand.evidence;

import java.util.UUID;

/** The way of an agreement to its signatures is over, sealed or not: the document of its evidence can be made. */
public record EvidenceEnded(UUID eventId, String agreementId) {}
