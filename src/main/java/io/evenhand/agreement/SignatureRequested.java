package io.evenhand.agreement;

import java.util.UUID;

/** A signature is asked for: it is this signer's turn. */
public record SignatureRequested(UUID eventId, String signatureId) {}
