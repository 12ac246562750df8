package io.evenhand.signing;

import io.evenhand.signing.SigningIdentity.DigestSigner;
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
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.jspecify.annotations.Nullable;

/** Issues the certificates of this installation, and tells which were withdrawn. Times follow the injected clock. */
final class CertificateAuthority {
    static final Duration ROOT_VALIDITY = Duration.ofDays(30 * 365);
    static final Duration SERVICE_VALIDITY = Duration.ofDays(10 * 365);
    /** A signer's key is used once and forgotten; the hours are for a timestamp authority that is slow to answer. */
    static final Duration SIGNER_VALIDITY = Duration.ofHours(24);

    /** Certificates begin a little in the past, so that a verifier whose clock is slow does not refuse them. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyVault vault;
    private final CertificateRegister register;
    private final RevocationLists lists;
    private final PublicAddresses addresses;
    private final Clock clock;

    CertificateAuthority(KeyVault vault, CertificateRegister register, PublicAddresses addresses, Clock clock) {
        this.vault = vault;
        this.register = register;
        this.lists = new RevocationLists(register, clock);
        this.addresses = addresses;
        this.clock = clock;
    }

    X509Certificate certificate() {
        return vault.current(KeyRole.AUTHORITY).certificate();
    }

    /**
     * A certificate for one act of signing, with a key of its own that exists only in the memory of this process. It is in the
     * register before it can sign.
     *
     * @param purpose which signature it is for, as the register keeps it
     */
    SigningIdentity issueTo(Signatory signatory, String purpose) {
        try {
            SigningIdentity authority = vault.current(KeyRole.AUTHORITY);
            KeyPair key = newKey("secp256r1");
            var subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, signatory.country())
                    .addRDN(BCStyle.O, signatory.organisation())
                    .addRDN(BCStyle.CN, signatory.name())
                    .addRDN(BCStyle.SERIALNUMBER, signatory.personId())
                    .build();
            Instant now = clock.instant();
            var certificate = issue(
                    authority,
                    subject,
                    key.getPublic(),
                    Usage.SIGNING,
                    now,
                    within(authority.certificate(), now, SIGNER_VALIDITY),
                    addresses);
            register.enter(new IssuedCertificate(
                    PublicAddresses.serial(certificate.getSerialNumber()),
                    PublicAddresses.id(authority.certificate()),
                    signatory.personId(),
                    signatory.partnerId(),
                    purpose,
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    null));
            return new SigningIdentity(
                    certificate,
                    KeyFolder.withCross(authority.chain(), vault.crossCertificates()),
                    DigestSigner.of(key.getPrivate(), SignatureScheme.of(key.getPublic())));
        } catch (GeneralSecurityException | IOException | OperatorException e) {
            throw new IllegalStateException("A signer's certificate could not be issued", e);
        }
    }

    /** As of now, one of each authority of this installation, the one in use first. */
    List<X509CRL> revocationLists() {
        return vault.authorities().stream().map(lists::asOfNow).toList();
    }

    /** What no certificate issued by this authority may outlive. */
    static Duration within(X509Certificate authority, Instant now, Duration wanted) {
        var left = Duration.between(now, authority.getNotAfter().toInstant());
        return left.compareTo(wanted) < 0 ? left : wanted;
    }

    /** Extensions by what the certificate may do. */
    enum Usage {
        AUTHORITY(KeyUsage.keyCertSign | KeyUsage.cRLSign),
        SIGNING(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
        TIMESTAMPING(KeyUsage.digitalSignature),
        RESPONDING(KeyUsage.digitalSignature);

        private final int bits;

        Usage(int bits) {
            this.bits = bits;
        }

        static Usage of(KeyRole role) {
            return switch (role) {
                case AUTHORITY -> AUTHORITY;
                case CERTIFICATION, SEAL -> SIGNING;
                case TIMESTAMP -> TIMESTAMPING;
                case RESPONDER -> RESPONDING;
            };
        }

        @Nullable
        KeyPurposeId purpose() {
            return switch (this) {
                case AUTHORITY, SIGNING -> null;
                case TIMESTAMPING -> KeyPurposeId.id_kp_timeStamping;
                case RESPONDING -> KeyPurposeId.id_kp_OCSPSigning;
            };
        }
    }

    static String curve(KeyRole role) {
        return role == KeyRole.AUTHORITY ? "secp384r1" : "secp256r1";
    }

    static KeyPair newKey(KeyRole role) {
        try {
            return newKey(curve(role));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java makes keys on curves", e);
        }
    }

    private static KeyPair newKey(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static X509Certificate selfSigned(PublicKey key, DigestSigner signer, X500Name name, Instant now)
            throws GeneralSecurityException, IOException, OperatorException {
        var builder = builder(name, name, key, now, ROOT_VALIDITY);
        return build(builder, key, key, signer, Usage.AUTHORITY);
    }

    /** A certificate of the next authority, by the former. */
    static X509Certificate crossSigned(
            SigningIdentity former, X509Certificate next, Instant now, PublicAddresses addresses)
            throws GeneralSecurityException, IOException, OperatorException {
        return issue(
                former,
                new JcaX509CertificateHolder(next).getSubject(),
                next.getPublicKey(),
                Usage.AUTHORITY,
                now,
                within(former.certificate(), now, ROOT_VALIDITY),
                addresses);
    }

    static X509Certificate issue(
            SigningIdentity issuer,
            X500Name subject,
            PublicKey key,
            Usage usage,
            Instant now,
            Duration validity,
            PublicAddresses addresses)
            throws GeneralSecurityException, IOException, OperatorException {
        X509Certificate authority = issuer.certificate();
        var builder = builder(new JcaX509CertificateHolder(authority).getSubject(), subject, key, now, validity);
        if (addresses.base() != null) {
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(
                        new DistributionPointName(new GeneralNames(uri(addresses.revocations(authority)))), null, null)
            }));
            var issuerAt =
                    new AccessDescription(AccessDescription.id_ad_caIssuers, uri(addresses.authority(authority)));
            // Whoever answers about withdrawals is not asked about its own; the list, which the authority signs, tells
            // (RFC 6960,
            // 4.2.2.2.1). It lasts too long to be believed unasked.
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            usage == Usage.RESPONDING
                                    ? new AccessDescription[] {issuerAt}
                                    : new AccessDescription[] {
                                        new AccessDescription(AccessDescription.id_ad_ocsp, uri(addresses.ocsp())),
                                        issuerAt
                                    }));
        }
        return build(builder, authority.getPublicKey(), key, issuer.signer(), usage);
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration validity) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, RANDOM).setBit(126),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(validity)),
                subject,
                key);
    }

    private static X509Certificate build(
            JcaX509v3CertificateBuilder builder, PublicKey issuerKey, PublicKey key, DigestSigner signer, Usage usage)
            throws GeneralSecurityException, IOException, OperatorException {
        var extensions = new JcaX509ExtensionUtils();
        // An authority may vouch for the one that comes after it, and for no other.
        builder.addExtension(
                Extension.basicConstraints,
                true,
                usage == Usage.AUTHORITY ? new BasicConstraints(1) : new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage.bits));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(issuerKey));
        KeyPurposeId purpose = usage.purpose();
        if (purpose != null) {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        }
        var contentSigner = SigningIdentity.contentSigner(SignatureScheme.of(issuerKey), signer);
        return new JcaX509CertificateConverter().getCertificate(builder.build(contentSigner));
    }
}
