package io.evenhand.signing;

import io.evenhand.signing.TrustedPath.Use;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/**
 * What a signature beside its content says, read without a server; who is to be believed is decided by whoever checks. Whether a certificate
 * was withdrawn later is not known offline.
 */
public sealed interface DetachedReading {
    /** Those that sign here; in weaker ones another content could be found that has the same. */
    Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    /** Certificates and a timestamp; no more is read. */
    int MOST_BYTES = 48 * 1024;

    /**
     * The content is what was signed, to the last byte.
     *
     * @param at what the timestamp on the signature says
     * @param name of whom the certificate speaks
     * @param organisation that it names; empty if none
     * @param issuer who issued the certificate
     */
    record Intact(Instant at, String name, String organisation, String issuer, Vouching vouching)
            implements DetachedReading {
        /** Whom the certificate names, the organisation where it names one beside the person. */
        public String holder() {
            return organisation.isEmpty() || organisation.equals(name)
                    ? name
                    : name.isEmpty() ? organisation : name + ", " + organisation;
        }

        /** Why nobody who is trusted vouches for it, as a sentence; empty if somebody does. */
        public Optional<String> distrust(TrustedAuthorities trusted) {
            return vouching.distrust(at, trusted);
        }
    }

    /** @param reason the end of a sentence: "is not of this content" */
    record Broken(String reason) implements DetachedReading {}

    /** What is needed to judge a signature. */
    record Vouching(X509Certificate signer, List<X509Certificate> beside, TimestampReading.Sound timestamp) {
        public Vouching {
            beside = List.copyOf(beside);
        }

        private Optional<String> distrust(Instant at, TrustedAuthorities trusted) {
            Optional<String> ofTime = timestamp.distrust(trusted);
            if (ofTime.isPresent()) {
                return Optional.of("The certificate of its timestamp " + ofTime.get() + ".");
            }
            return trusted.flaw(signer, Use.SIGNING, beside, at).map(flaw -> "The signer's certificate " + flaw + ".");
        }
    }

    /** @param base64 the signature, CMS in DER @param content that it must be about */
    static DetachedReading of(String base64, byte[] content) {
        byte[] cms;
        try {
            cms = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            return new Broken("is not written in Base64");
        }
        if (cms.length > MOST_BYTES) {
            return new Broken("is longer than any that a program makes");
        }
        try {
            return read(new CMSSignedData(new CMSProcessableByteArray(content), cms));
        } catch (CMSException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) {
            // What strangers hand in breaks the parser in ways that no list foresees.
            return new Broken("cannot be read, or is not of this content");
        }
    }

    private static DetachedReading read(CMSSignedData signed)
            throws CMSException, IOException, GeneralSecurityException, OperatorCreationException {
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return new Broken("is not that of one signer");
        }
        SignerInformation signer = signers.iterator().next();
        if (!DIGESTS.contains(signer.getDigestAlgorithmID().getAlgorithm())) {
            return new Broken("uses a digest that is no longer considered strong");
        }
        @SuppressWarnings("unchecked") // the library's selector of certificates is declared without its type
        var found = signed.getCertificates().getMatches((Selector<X509CertificateHolder>) signer.getSID());
        if (found.size() != 1) {
            return new Broken("does not hold the certificate that it is signed with");
        }
        X509CertificateHolder holder = found.iterator().next();
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        String weakness = DocumentSigningPolicy.weakness(certificate.getPublicKey());
        if (weakness != null) {
            return new Broken("proves nothing: " + weakness);
        }
        if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
            return new Broken("is not of this content");
        }
        Attribute stamp = signer.getUnsignedAttributes() == null
                ? null
                : signer.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (stamp == null || stamp.getAttributeValues().length != 1) {
            return new Broken("bears no timestamp");
        }
        ASN1Encodable token = stamp.getAttributeValues()[0];
        return switch (TimestampReading.of(
                token.toASN1Primitive().getEncoded("DER"), SignatureScheme.sha256(signer.getSignature()))) {
            case TimestampReading.Unsound unsound -> new Broken("bears a timestamp that " + unsound.reason());
            case TimestampReading.Sound sound -> intact(signed, certificate, sound);
        };
    }

    private static Intact intact(CMSSignedData signed, X509Certificate certificate, TimestampReading.Sound sound)
            throws GeneralSecurityException {
        CertificateSubject subject = CertificateSubject.of(certificate);
        return new Intact(
                sound.time(),
                subject.name(),
                subject.organisation(),
                CertificateSubject.nameIn(certificate.getIssuerX500Principal()),
                new Vouching(certificate, SignedCertificates.of(signed.getCertificates()), sound));
    }
}
