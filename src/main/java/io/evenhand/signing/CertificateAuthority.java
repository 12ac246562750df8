package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;

/** Issues the certificates of this installation, and the list of those withdrawn. Times follow the injected clock. */
final class CertificateAuthority {
    static final Duration ROOT_VALIDITY = Duration.ofDays(30 * 365);
    static final Duration SERVICE_VALIDITY = Duration.ofDays(10 * 365);
    /** A signer's key is used once and forgotten; the hours are for a timestamp authority that is slow to answer. */
    static final Duration SIGNER_VALIDITY = Duration.ofHours(24);

    static final Duration REVOCATION_LIST_VALIDITY = Duration.ofDays(7);

    /** Certificates begin a little in the past, so that a verifier whose clock is slow does not refuse them. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningIdentity authority;
    private final Clock clock;

    CertificateAuthority(SigningIdentity authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    X509Certificate certificate() {
        return authority.certificate();
    }

    /** A certificate for one act of signing, with a key of its own that exists only in the memory of this process. */
    SigningIdentity issueTo(Signatory signatory) {
        try {
            KeyPair key = newKey("secp256r1");
            var subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, signatory.country())
                    .addRDN(BCStyle.O, signatory.organisation())
                    .addRDN(BCStyle.CN, signatory.name())
                    .addRDN(BCStyle.SERIALNUMBER, signatory.personId())
                    .build();
            var certificate = issue(
                    authority, subject, key.getPublic(), Usage.SIGNING, clock.instant(), validity(SIGNER_VALIDITY));
            return new SigningIdentity(
                    certificate, List.of(authority.certificate()), digest -> signInMemory(key, digest));
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException("A signer's certificate could not be issued", e);
        }
    }

    /** The list of withdrawn certificates as of now. It also speaks of certificates that have expired meanwhile. */
    X509CRL revocationList() {
        Instant now = clock.instant();
        try {
            var list = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(REVOCATION_LIST_VALIDITY)));
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authority.certificate().getPublicKey()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            list.addExtension(
                    Extension.expiredCertsOnCRL,
                    false,
                    new ASN1GeneralizedTime(authority.certificate().getNotBefore()));
            return new JcaX509CRLConverter().getCRL(list.build(authority.contentSigner()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The revocation list could not be issued", e);
        }
    }

    private Duration validity(Duration wanted) {
        var left = Duration.between(
                clock.instant(), authority.certificate().getNotAfter().toInstant());
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /** Extensions by what the certificate may do. */
    enum Usage {
        AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
        SIGNING(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        TIMESTAMPING(KeyUsage.digitalSignature);

        private final int bits;

        Usage(int bits) {
            this.bits = bits;
        }
    }

    static KeyPair newKey(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static SigningIdentity selfSigned(KeyPair key, X500Name name, Instant now)
            throws GeneralSecurityException, IOException, OperatorException {
        SigningIdentity.DigestSigner signer = digest -> signInMemory(key, digest);
        var certificate =
                build(name, name, key.getPublic(), key.getPublic(), Usage.AUTHORITY, now, ROOT_VALIDITY, signer);
        return new SigningIdentity(certificate, List.of(), signer);
    }

    static X509Certificate issue(
            SigningIdentity issuer, X500Name subject, PublicKey key, Usage usage, Instant now, Duration validity)
            throws GeneralSecurityException, IOException, OperatorException {
        X500Name issuerName = new JcaX509CertificateHolder(issuer.certificate()).getSubject();
        return build(
                issuerName, subject, issuer.certificate().getPublicKey(), key, usage, now, validity, issuer.signer());
    }

    private static X509Certificate build(
            X500Name issuer,
            X500Name subject,
            PublicKey issuerKey,
            PublicKey key,
            Usage usage,
            Instant now,
            Duration validity,
            SigningIdentity.DigestSigner signer)
            throws GeneralSecurityException, IOException, OperatorException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM).setBit(126),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(validity)),
                subject,
                key);
        var extensions = new JcaX509ExtensionUtils();
        boolean authority = usage == Usage.AUTHORITY;
        builder.addExtension(
                Extension.basicConstraints, true, authority ? new BasicConstraints(0) : new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage.bits));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        if (usage == Usage.TIMESTAMPING) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        var contentSigner = SigningIdentity.contentSigner(SignatureScheme.of(issuerKey), signer);
        return new JcaX509CertificateConverter().getCertificate(builder.build(contentSigner));
    }

    private static byte[] signInMemory(KeyPair key, byte[] digest) {
        try {
            return SigningIdentity.signDigest(key.getPrivate(), digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was just made does not sign", e);
        }
    }
}
