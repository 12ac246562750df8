package io.evenhand.agreement;

import java.util.UUID;

/** All have signed, and the document is sealed: a new agreement, or one that changes, renews or ends another. */
public record AgreementSealed(UUID eventId, AgreementId agreement) {}
