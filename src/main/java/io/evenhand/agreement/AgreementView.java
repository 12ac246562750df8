package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as other rooms see it.
 *
 * @param termsVersion from 1 on; 0 for an agreement signed elsewhere
 * @param termsHash hash of the present terms; empty for an agreement signed elsewhere
 * @param document the present document, or null while there is none
 * @param changedKind the kind of agreement that this one changes; null for one that stands on its own
 * @param changeOf the agreement that this one changes; null alike
 * @param language in which it is worded
 */
public record AgreementView(
        AgreementId id,
        String number,
        String subject,
        AgreementKind kind,
        AgreementState state,
        List<PartnerId> parties,
        int termsVersion,
        String termsHash,
        @Nullable Document document,
        List<Signer> signers,
        @Nullable AgreementKind changedKind,
        @Nullable AgreementId changeOf,
        Locale language) {
    public AgreementView {
        parties = List.copyOf(parties);
        signers = List.copyOf(signers);
    }

    /** What it is, in words: "Amendment of the Revenue-Share Agreement". */
    public String title() {
        return new AgreementReference(id, number, subject, kind, changedKind).title();
    }

    /** Whether it changes another agreement. */
    public boolean isChange() {
        return changedKind != null;
    }

    /** Whether anybody can claim here that it was not kept: it is in force, with terms that are known. */
    public boolean canBeBroken() {
        return state == AgreementState.IN_FORCE && termsVersion > 0 && !isChange();
    }

    /** @param hash SHA-256 of the bytes */
    public record Document(String fileName, String hash, int pages) {}

    /** @param signedAt null while the signature is missing */
    public record Signer(
            PartnerId partner, String name, @Nullable Instant signedAt) {}
}
