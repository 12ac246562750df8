package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;

/**
 * A change binds: told in the transaction in which it does, once for each stage.
 *
 * @param changedKind of the agreement that is changed
 * @param subject the referral that it belongs to
 */
public record AgreementChanged(
        AgreementId agreement, AgreementId change, AgreementKind changedKind, String subject, Stage stage) {
    /** How far a change has come. */
    public enum Stage {
        /** All have signed it; its day may be to come. */
        SIGNED,
        /** Its day has come. */
        IN_EFFECT
    }
}
