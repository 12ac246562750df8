package io.evenhand.agreement;

import java.util.UUID;

/** The proposer took a change back before anybody was asked to sign. {@code eventId} becomes the id of the message to its process. */
public record ChangeWithdrawn(UUID eventId, AgreementId change) {}
