package io.evenhand.verification;

import io.evenhand.signing.DocumentSigningPolicy;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;
import org.jspecify.annotations.Nullable;

/** What one signature proves by its cryptography alone: that these bytes were signed with the key of this certificate. */
record SignatureEnvelope(
        X509Certificate certificate, @Nullable Stamp stamp) {
    /** A timestamp: when, and with whose certificate. */
    record Stamp(Instant at, X509Certificate certificate) {}

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    /** The cryptography does not hold. The message is a clause for people. */
    static final class Broken extends Exception {
        Broken(String clause) {
            super(clause);
        }

        Broken(String clause, Throwable cause) {
            super(clause, cause);
        }
    }

    /** Opens a signature over the range. */
    static SignatureEnvelope ofSignature(byte[] cms, SignedRange range) throws Broken {
        try {
            var signed = new CMSSignedData(range, cms);
            requireDetached(cms);
            SignerInformation signer = onlySigner(signed);
            requireStrongDigest(signer.getDigestAlgOID());
            requireDeclared(signed, signer);
            X509CertificateHolder certificate = certificateOf(signed.getCertificates(), signer.getSID());
            requireNamedCertificate(signer, certificate);
            requireStrongKey(certificate);
            requireContentType(signer);
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw new Broken("the document is not as it was signed");
            }
            return new SignatureEnvelope(converted(certificate), timestampOf(signer));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new Broken("the document is not as it was signed", e);
        } catch (TSPException | IOException | IllegalArgumentException | ClassCastException e) {
            throw new Broken("the signature is damaged", e);
        }
    }

    /** Opens a document timestamp over the range. */
    static SignatureEnvelope ofTimestamp(byte[] token, SignedRange range) throws Broken {
        try {
            var signed = new CMSSignedData(token);
            requireDeclared(signed, onlySigner(signed));
            var timestamp = new TimeStampToken(signed);
            MessageDigest digest = digest(timestamp);
            digest.update(range.file(), 0, range.holeStart());
            digest.update(range.file(), range.holeEnd(), range.end() - range.holeEnd());
            X509CertificateHolder certificate = validate(timestamp, digest.digest());
            X509Certificate authority = converted(certificate);
            Instant at = timestamp.getTimeStampInfo().getGenTime().toInstant();
            return new SignatureEnvelope(authority, new Stamp(at, authority));
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | TSPException e) {
            throw new Broken("the document is not as it was when the timestamp was made", e);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new Broken("the timestamp is damaged", e);
        }
    }

    private static @Nullable Stamp timestampOf(SignerInformation signer)
            throws CMSException, IOException, TSPException, OperatorCreationException, GeneralSecurityException,
                    Broken {
        AttributeTable unsigned = signer.getUnsignedAttributes();
        Attribute attribute =
                unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return null;
        }
        if (attribute.getAttrValues().size() != 1) {
            throw new Broken("the signature does not carry exactly one timestamp");
        }
        var token = new TimeStampToken(new CMSSignedData(
                attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded()));
        X509CertificateHolder certificate = validate(token, digest(token).digest(signer.getSignature()));
        return new Stamp(token.getTimeStampInfo().getGenTime().toInstant(), converted(certificate));
    }

    private static X509CertificateHolder validate(TimeStampToken token, byte[] imprint)
            throws CMSException, TSPException, OperatorCreationException, GeneralSecurityException, Broken {
        X509CertificateHolder certificate = certificateOf(token.getCertificates(), token.getSID());
        requireStrongKey(certificate);
        requireStrongDigest(token.toCMSSignedData()
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next()
                .getDigestAlgOID());
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        if (!Arrays.equals(imprint, token.getTimeStampInfo().getMessageImprintDigest())) {
            throw new Broken("its timestamp was made for something else");
        }
        return certificate;
    }

    private static MessageDigest digest(TimeStampToken token) throws GeneralSecurityException, Broken {
        return MessageDigest.getInstance(requireStrongDigest(
                token.getTimeStampInfo().getMessageImprintAlgOID().getId()));
    }

    private static String requireStrongDigest(String oid) throws Broken {
        String name = DIGESTS.get(new ASN1ObjectIdentifier(oid));
        if (name == null) {
            throw new Broken("it uses a digest that is too weak or unknown");
        }
        return name;
    }

    /** The envelope declares its digests once more, outside what is signed: it must not say anything else there. */
    private static void requireDeclared(CMSSignedData signed, SignerInformation signer) throws Broken {
        Set<AlgorithmIdentifier> declared = signed.getDigestAlgorithmIDs();
        if (declared.size() != 1 || !isSame(declared.iterator().next(), signer.getDigestAlgorithmID())) {
            throw new Broken("its parts contradict each other");
        }
    }

    /** A digest has no parameters, which is written in two ways (RFC 5754, 2). */
    private static boolean isSame(AlgorithmIdentifier one, AlgorithmIdentifier other) {
        return one.getAlgorithm().equals(other.getAlgorithm()) && hasNone(one) && hasNone(other);
    }

    private static boolean hasNone(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
    }

    /** What is signed is the document, not something that the signature brings along. */
    private static void requireDetached(byte[] cms) throws CMSException, Broken {
        if (new CMSSignedData(cms).getSignedContent() != null) {
            throw new Broken("it brings along something else that it signs");
        }
    }

    private static SignerInformation onlySigner(CMSSignedData signed) throws Broken {
        return only(signed.getSignerInfos().getSigners());
    }

    @SuppressWarnings("unchecked") // the library's selector of certificates is declared without its type
    private static X509CertificateHolder certificateOf(Store<X509CertificateHolder> certificates, SignerId signer)
            throws Broken {
        return only(certificates.getMatches((Selector<X509CertificateHolder>) signer));
    }

    private static <T> T only(Collection<T> found) throws Broken {
        if (found.size() != 1) {
            throw new Broken("it does not name exactly one signer");
        }
        return found.iterator().next();
    }

    private static void requireStrongKey(X509CertificateHolder certificate) throws GeneralSecurityException, Broken {
        String weakness = DocumentSigningPolicy.weakness(converted(certificate).getPublicKey());
        if (weakness != null) {
            throw new Broken(weakness);
        }
    }

    /** Without signed attributes, or with those of another kind of content, the same bytes can be read as signing something else. */
    private static void requireContentType(SignerInformation signer) throws Broken {
        AttributeTable attributes = signer.getSignedAttributes();
        Attribute type = attributes == null ? null : attributes.get(CMSAttributes.contentType);
        if (type == null
                || type.getAttrValues().size() != 1
                || !CMSObjectIdentifiers.data.equals(type.getAttrValues().getObjectAt(0))) {
            throw new Broken("it does not say that it signs a document");
        }
    }

    /** The signed attribute ties the signature to this certificate, and not to another one of the same key. */
    private static void requireNamedCertificate(SignerInformation signer, X509CertificateHolder certificate)
            throws Broken, IOException, GeneralSecurityException {
        AttributeTable attributes = signer.getSignedAttributes();
        Attribute named = attributes == null ? null : attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null || named.getAttrValues().size() != 1) {
            throw new Broken("it does not say which certificate it was made with");
        }
        ESSCertIDv2[] certificates = SigningCertificateV2.getInstance(
                        named.getAttrValues().getObjectAt(0))
                .getCerts();
        String algorithm = requireStrongDigest(
                certificates[0].getHashAlgorithm().getAlgorithm().getId());
        byte[] hash = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
        if (!Arrays.equals(hash, certificates[0].getCertHash())) {
            throw new Broken("it was made with another certificate than it shows");
        }
    }

    private static X509Certificate converted(X509CertificateHolder certificate) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }
}
