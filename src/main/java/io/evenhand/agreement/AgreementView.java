package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as other rooms see it.
 *
 * @param termsVersion from 1 on; 0 for an agreement signed elsewhere
 * @param termsHash hash of the present terms; empty for an agreement signed elsewhere
 * @param document the present document, or null while there is none
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
        List<Signer> signers) {
    public AgreementView {
        parties = List.copyOf(parties);
        signers = List.copyOf(signers);
    }

    /** @param hash SHA-256 of the bytes */
    public record Document(String fileName, String hash, int pages) {}

    /** @param signedAt null while the signature is missing */
    public record Signer(
            PartnerId partner, String name, @Nullable Instant signedAt) {}
}
