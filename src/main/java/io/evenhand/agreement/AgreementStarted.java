package io.evenhand.agreement;

import java.util.UUID;

/** Somebody drafted an agreement that belongs to no referral. {@code eventId} becomes the id of the message that starts its process. */
public record AgreementStarted(UUID eventId, AgreementId agreement) {}
