package io.evenhand.agreement;

import java.util.UUID;

/** A signature that was asked for is still missing. */
public record SignatureReminderDue(UUID eventId, String signatureId) {}
