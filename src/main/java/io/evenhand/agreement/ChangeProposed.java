package io.evenhand.agreement;

import java.util.UUID;

/** Somebody proposed a change of an agreement. {@code eventId} becomes the id of the message that starts its process. */
public record ChangeProposed(UUID eventId, AgreementId change) {}
