package io.evenhand.obligation;

import java.util.UUID;

/** A promise is no longer owed. {@code eventId} becomes the id of the message that stops its process. */
public record ObligationCalledOff(UUID eventId, ObligationId obligation) {}
