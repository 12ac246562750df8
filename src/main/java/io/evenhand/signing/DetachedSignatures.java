package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Signs other things than documents with the keys that sign those: CMS beside its content, with the certificates and a timestamp on the
 * signature. {@link DetachedReading} reads it without a server. Slow: a timestamp authority may be asked; never call it within a database
 * transaction.
 */
public final class DetachedSignatures {
    private final KeyVault vault;
    private final CertificateAuthority authority;
    private final PartnerCertificates partners;
    private final OutsideRevocations outside;
    private final CmsSignatures signatures;

    DetachedSignatures(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            OutsideRevocations outside,
            TimestampAuthority timestamps) {
        this.vault = vault;
        this.authority = authority;
        this.partners = partners;
        this.outside = outside;
        this.signatures = new CmsSignatures(timestamps);
    }

    /**
     * Signs for a partner, by its own certificate where it has brought one, else by one issued to the person for this act.
     *
     * @param purpose what is signed, as the register of certificates keeps it; at most 200 characters
     * @return DER
     * @throws SigningRefusedException if the partner's own certificate is over or was withdrawn
     * @throws TimestampUnavailableException if no timestamp could be had; nothing was signed then
     * @throws KeysUnavailableException if a key does not answer; nothing was signed then
     */
    public byte[] by(Signatory signatory, byte[] content, String purpose) {
        Optional<SigningIdentity> own = partners.identity(signatory.partnerId());
        own.ifPresent(identity -> {
            var unused = outside.requireNotWithdrawn(identity.chain());
        });
        return signed(content, own.orElseGet(() -> authority.issueTo(signatory, purpose)));
    }

    /** Signs for whoever runs this installation, by the key that seals documents. The rest as above. */
    public byte[] byHost(byte[] content) {
        return signed(content, vault.current(KeyRole.SEAL));
    }

    private byte[] signed(byte[] content, SigningIdentity identity) {
        try {
            return signatures.sign(new ByteArrayInputStream(content), identity);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A signature in memory", impossible);
        }
    }
}
