package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
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
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority that is not ours: a root, one below it, and the certificates of people that they issue, good ones and others. */
final class OutsideAuthority {
    static final KeyPair EC = ec("secp256r1");
    private static final KeyPair ROOT = ec("secp384r1");
    private static final KeyPair ISSUER = ec("secp256r1");

    final X509Certificate root;
    final X509Certificate issuer;
    private final Instant now;

    OutsideAuthority(Instant now) {
        this.now = now;
        this.root = new Wanted("CN=Example Root").key(ROOT).authority().by(null, ROOT);
        this.issuer = new Wanted("O=Example Trust,CN=Example Issuing")
                .key(ISSUER)
                .authority()
                .by(root, ROOT);
    }

    Wanted wanted() {
        return wanted("C=DE,O=Fabrikam Aufzugbau GmbH & Co. KG,2.5.4.97=VATDE-123456789,CN=Fabrikam Seal");
    }

    Wanted wanted(String subject) {
        return new Wanted(subject);
    }

    List<X509Certificate> chain(X509Certificate leaf) {
        return List.of(leaf, issuer, root);
    }

    /** Of the usual certificate. */
    List<X509Certificate> chainOfOne() {
        return chain(wanted().issued());
    }

    KeyPair issuerKey() {
        return ISSUER;
    }

    static byte[] pkcs12(String password, PrivateKey key, List<X509Certificate> chain) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", key, password.toCharArray(), chain.toArray(Certificate[]::new));
            return bytes(store, password);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(KeyStore store, String password) throws GeneralSecurityException, java.io.IOException {
        var out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers of a length to work with for long; that they are no key is found only by working with them. */
    static KeyPair endlessRsa(int bits) {
        var random = new Random(bits);
        BigInteger modulus = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
        BigInteger half = new BigInteger(bits / 2, random).setBit(bits / 2 - 1).setBit(0);
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4)),
                    factory.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus, RSAKeyGenParameterSpec.F4, modulus.shiftRight(1), half, half, half, half, half)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate as somebody wants it. */
    final class Wanted {
        private final String subject;
        private KeyPair key = EC;
        private int usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private boolean authority;
        private Instant from = now.minus(Duration.ofDays(10));
        private Instant until = now.plus(Duration.ofDays(365));
        private String algorithm = "SHA256withECDSA";
        private KeyPurposeId[] purposes = {};
        private @Nullable String crl;
        private @Nullable String ocsp;

        private Wanted(String subject) {
            this.subject = subject;
        }

        Wanted key(KeyPair pair) {
            key = pair;
            return this;
        }

        Wanted usage(int bits) {
            usage = bits;
            return this;
        }

        Wanted purpose(KeyPurposeId... ids) {
            purposes = ids;
            return this;
        }

        Wanted authority() {
            authority = true;
            usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            until = now.plus(Duration.ofDays(3650));
            return this;
        }

        Wanted from(Instant instant) {
            from = instant;
            return this;
        }

        Wanted until(Instant instant) {
            until = instant;
            return this;
        }

        Wanted algorithm(String name) {
            algorithm = name;
            return this;
        }

        Wanted revocations(@Nullable String crlAddress, @Nullable String ocspAddress) {
            crl = crlAddress;
            ocsp = ocspAddress;
            return this;
        }

        X509Certificate issued() {
            return by(issuer, ISSUER);
        }

        X509Certificate by(@Nullable X509Certificate issuing, KeyPair issuingKey) {
            try {
                var name = issuing == null
                        ? new X500Name(subject)
                        : X500Name.getInstance(issuing.getSubjectX500Principal().getEncoded());
                var builder = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(from),
                        Date.from(until),
                        new X500Name(subject),
                        key.getPublic());
                var extensions = new JcaX509ExtensionUtils();
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
                builder.addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key.getPublic()));
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        extensions.createAuthorityKeyIdentifier(
                                issuing == null ? key.getPublic() : issuing.getPublicKey()));
                if (usage != 0) {
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
                }
                if (purposes.length > 0) {
                    builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
                }
                if (crl != null) {
                    builder.addExtension(
                            Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                                new DistributionPoint(new DistributionPointName(new GeneralNames(uri(crl))), null, null)
                            }));
                }
                if (ocsp != null) {
                    builder.addExtension(
                            Extension.authorityInfoAccess,
                            false,
                            new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(ocsp)));
                }
                return new JcaX509CertificateConverter()
                        .getCertificate(
                                builder.build(new JcaContentSignerBuilder(algorithm).build(issuingKey.getPrivate())));
            } catch (GeneralSecurityException | java.io.IOException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
