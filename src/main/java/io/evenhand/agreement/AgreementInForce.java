package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;
import java.util.UUID;

/**
 * An agreement has been signed by all, sealed, and binds from now on.
 *
 * @param subject the referral that it belongs to
 */
public record AgreementInForce(UUID eventId, AgreementId agreement, AgreementKind kind, String subject) {}
