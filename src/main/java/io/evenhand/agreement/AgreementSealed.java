package io.evenhand.agreement;

import java.util.UUID;

/** All have signed an agreement, or a change of one, and its document is closed. */
public record AgreementSealed(UUID eventId, AgreementId agreement) {}
