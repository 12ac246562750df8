package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;

/**
 * An agreement as lists name it.
 *
 * @param number by which the parties call it
 * @param subject the referral that it belongs to
 */
public record AgreementReference(AgreementId id, String number, String subject, AgreementKind kind) {}
