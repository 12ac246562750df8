package io.evenhand.agreement;

import java.util.UUID;

/** Somebody else of the same partner is to sign in place of the one who was asked. */
public record SignatureForwarded(UUID eventId, String signatureId) {}
