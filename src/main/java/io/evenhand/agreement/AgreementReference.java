package io.evenhand.agreement;

import io.evenhand.terms.AgreementKind;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as lists name it.
 *
 * @param number by which the parties call it
 * @param subject the referral that it belongs to
 * @param changedKind the kind of agreement that this one changes; null for one that stands on its own
 */
public record AgreementReference(
        AgreementId id,
        String number,
        String subject,
        AgreementKind kind,
        @Nullable AgreementKind changedKind) {
    /** What it is, in words: "Amendment of the Revenue-Share Agreement". */
    public String title() {
        return changedKind == null ? kind.title() : kind.title() + " of the " + changedKind.title();
    }
}
