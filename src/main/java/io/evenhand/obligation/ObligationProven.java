package io.evenhand.obligation;

import java.util.UUID;

/** Something recorded elsewhere keeps a promise. {@code eventId} becomes the id of the message that ends its process. */
public record ObligationProven(UUID eventId, ObligationId obligation) {}
