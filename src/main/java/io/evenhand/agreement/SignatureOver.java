package io.evenhand.agreement;

import java.util.UUID;

/** A signature that was asked for has been given, declined, withdrawn, or its time ended: links to it open nothing any more. */
public record SignatureOver(UUID eventId, String signatureId) {}
