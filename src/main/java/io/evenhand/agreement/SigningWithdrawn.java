package io.evenhand.agreement;

import java.util.UUID;

/** A party no longer wants an agreement that was being signed: nobody signs it any more. */
public record SigningWithdrawn(UUID eventId, AgreementId agreement) {}
