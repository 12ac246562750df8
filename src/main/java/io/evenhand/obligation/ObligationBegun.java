package io.evenhand.obligation;

import java.util.UUID;

/** A promise was made or asked for. {@code eventId} becomes the id of the message that starts its process. */
public record ObligationBegun(UUID eventId, ObligationId obligation) {}
