package io.evenhand.verification;

import io.evenhand.testing.TestRsaKeys;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCRLStore;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** An authority of the tests, which issues whatever certificate, list, timestamp and signature an attack needs. All is in order until it is changed. */
final class TestPki {
    private static final Map<String, KeyPair> KEYS = new HashMap<>();
    private static final Instant NOW = SealedSample.NOW;
    private static final X500Name ROOT = new X500Name("C=DE,O=Test Trust,CN=Test Root");
    private static final X500Name ADA = new X500Name("C=GB,O=Contoso Analytics Ltd,CN=Ada Løvelace");

    final KeyPair rootKey = key("secp384r1#root");
    X509Certificate root;

    /** What may be bent. */
    String signerKey = "secp256r1#signer";

    String digest = "SHA256";
    X500Name signerName = ADA;
    Instant signerFrom = NOW.minus(Duration.ofHours(1));
    Instant signerUntil = NOW.plus(Duration.ofHours(20));
    int signerUsage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    boolean signerIsAuthority;
    boolean madeForServers;
    boolean unknownCriticalExtension;
    /** Subordinate authorities between the root and the signer: for each whether it may issue. */
    List<Boolean> between = new ArrayList<>();

    Instant listAt = NOW.plus(Duration.ofMinutes(1));

    boolean narrowNames;
    boolean selfSigned;

    @Nullable
    Instant revokedAt;

    boolean withoutList;
    boolean stampedByAnybody;
    boolean stampOfOtherData;
    Instant stampedAt = NOW;
    boolean withoutStamp;
    boolean twoSigners;
    boolean attached;
    boolean withoutCertificateReference;
    boolean zeroSignature;
    boolean indefiniteLengths;

    TestPki() throws Exception {
        root = certificate(
                ROOT,
                ROOT,
                rootKey,
                rootKey.getPublic(),
                NOW.minus(Duration.ofDays(400)),
                NOW.plus(Duration.ofDays(4000)),
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                -2,
                false);
    }

    static synchronized KeyPair key(String kind) {
        return KEYS.computeIfAbsent(kind, TestPki::newKey);
    }

    private static KeyPair newKey(String kind) {
        try {
            String name = kind.substring(0, kind.indexOf('#'));
            if (name.startsWith("rsa")) {
                return TestRsaKeys.of(Integer.parseInt(name.substring(3)));
            }
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param path how many authorities may follow; -1: none may issue; -2: no limit */
    private X509Certificate certificate(
            X500Name issuer,
            X500Name subject,
            KeyPair issuerKey,
            PublicKey key,
            Instant from,
            Instant until,
            int usage,
            int path,
            boolean stamps)
            throws Exception {
        SubjectPublicKeyInfo spki = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        var builder = new X509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(Math.floorMod(subject.hashCode(), 1 << 30) + 7L),
                Date.from(from),
                Date.from(until),
                subject,
                spki);
        builder.addExtension(
                Extension.basicConstraints,
                true,
                path == -1
                        ? new BasicConstraints(false)
                        : path == -2 ? new BasicConstraints(true) : new BasicConstraints(path));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        var extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(issuerKey.getPublic()));
        if (stamps) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        if (madeForServers && subject.equals(signerName)) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
        }
        if (unknownCriticalExtension && subject.equals(signerName)) {
            builder.addExtension(
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, new DERUTF8String("must be understood"));
        }
        if (narrowNames && subject.toString().contains("Sub 0")) {
            builder.addExtension(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(
                            new GeneralSubtree[] {
                                new GeneralSubtree(new GeneralName(new X500Name("C=FR,O=Somebody Else")))
                            },
                            null));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(
                        new JcaContentSignerBuilder(algorithm(issuerKey, "SHA256")).build(issuerKey.getPrivate())));
    }

    private static String algorithm(KeyPair key, String digest) {
        return digest + "with" + (key.getPublic() instanceof RSAPublicKey ? "RSA" : "ECDSA");
    }

    /** The envelope around a signature of the content. */
    byte[] envelope(byte[] content) throws Exception {
        KeyPair key = key(signerKey);
        var chain = new ArrayList<X509Certificate>();
        X500Name issuer = ROOT;
        KeyPair issuerKey = rootKey;
        for (int i = 0; i < between.size(); i++) {
            var subject = new X500Name("C=DE,O=Test Trust,CN=Sub " + i);
            KeyPair subKey = key("secp256r1#sub" + i);
            chain.add(certificate(
                    issuer,
                    subject,
                    issuerKey,
                    subKey.getPublic(),
                    NOW.minus(Duration.ofDays(9)),
                    NOW.plus(Duration.ofDays(90)),
                    between.get(i) ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature,
                    between.get(i) ? 0 : -1,
                    false));
            issuer = subject;
            issuerKey = subKey;
        }
        if (selfSigned) {
            issuer = signerName;
            issuerKey = key;
        }
        X509Certificate signer = certificate(
                issuer,
                signerName,
                issuerKey,
                key.getPublic(),
                signerFrom,
                signerUntil,
                signerUsage,
                signerIsAuthority ? 0 : -1,
                false);
        chain.add(signer);
        List<X509CRL> lists = withoutList
                ? List.of()
                : List.of(
                        list(issuer.equals(signerName) ? ROOT : issuer, issuerKey, signer),
                        list(ROOT, rootKey, signer));
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(signerInfo(key, signer, lists));
        if (twoSigners) {
            generator.addSignerInfoGenerator(signerInfo(key, signer, lists));
        }
        chain.add(root);
        generator.addCertificates(new JcaCertStore(chain));
        CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), attached);
        signed = withoutStamp ? signed : stamped(signed);
        byte[] encoded = signed.getEncoded("DER");
        return indefiniteLengths ? indefinite(encoded) : encoded;
    }

    private org.bouncycastle.cms.SignerInfoGenerator signerInfo(
            KeyPair key, X509Certificate certificate, List<X509CRL> lists) throws Exception {
        AttributeTable attributes = new AttributeTable(new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(
                        new ESSCertIDv2(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()))))));
        if (!lists.isEmpty()) {
            var crls = new ASN1EncodableVector();
            for (X509CRL list : lists) {
                crls.add(ASN1Primitive.fromByteArray(list.getEncoded()));
            }
            // Where PDF signatures carry the lists that they rest on (ISO 32000-1, 12.8.3.3.2).
            attributes = attributes.add(
                    new ASN1ObjectIdentifier("1.2.840.113583.1.1.8"),
                    new DERSequence(new DERTaggedObject(true, 0, new DERSequence(crls))));
        }
        var table = withoutCertificateReference
                ? new DefaultSignedAttributeTableGenerator()
                : new DefaultSignedAttributeTableGenerator(attributes);
        var builder = new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(
                parameters -> table.getAttributes(parameters).remove(CMSAttributes.signingTime));
        ContentSigner honest = new JcaContentSignerBuilder(algorithm(key, digest)).build(key.getPrivate());
        return builder.build(
                zeroSignature ? forging(honest) : honest, new X509CertificateHolder(certificate.getEncoded()));
    }

    /** Needs no private key: r and s of zero. */
    private static ContentSigner forging(ContentSigner honest) {
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return honest.getAlgorithmIdentifier();
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public byte[] getSignature() {
                return new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0};
            }
        };
    }

    static RSAPublicKey withExponentOne(RSAPublicKey key) {
        return new RSAPublicKey() {
            @Override
            public BigInteger getPublicExponent() {
                return BigInteger.ONE;
            }

            @Override
            public BigInteger getModulus() {
                return key.getModulus();
            }

            @Override
            public String getAlgorithm() {
                return key.getAlgorithm();
            }

            @Override
            public String getFormat() {
                return key.getFormat();
            }

            @Override
            public byte[] getEncoded() {
                return key.getEncoded();
            }
        };
    }

    /** The same point, with the parameters of its curve written out instead of named. */
    static ECPublicKey withItsOwnCurve(ECPublicKey key) throws java.io.IOException {
        byte[] point = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                .getPublicKeyData()
                .getBytes();
        byte[] encoded = new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getByName("secp256r1")),
                        point)
                .getEncoded();
        return new ECPublicKey() {
            @Override
            public java.security.spec.ECPoint getW() {
                return key.getW();
            }

            @Override
            public String getAlgorithm() {
                return key.getAlgorithm();
            }

            @Override
            public String getFormat() {
                return key.getFormat();
            }

            @Override
            public byte[] getEncoded() {
                return encoded;
            }

            @Override
            public java.security.spec.ECParameterSpec getParams() {
                return key.getParams();
            }
        };
    }

    private X509CRL list(X500Name issuer, KeyPair key, X509Certificate signer) throws Exception {
        var builder = new JcaX509v2CRLBuilder(
                new javax.security.auth.x500.X500Principal(issuer.getEncoded()), Date.from(listAt));
        builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(7))));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.getPublic()));
        if (revokedAt != null) {
            builder.addCRLEntry(signer.getSerialNumber(), Date.from(revokedAt), CRLReason.keyCompromise);
        }
        return new JcaX509CRLConverter()
                .getCRL(builder.build(new JcaContentSignerBuilder(algorithm(key, "SHA256")).build(key.getPrivate())));
    }

    private CMSSignedData stamped(CMSSignedData signed) throws Exception {
        SignerInformation signer =
                signed.getSignerInfos().getSigners().iterator().next();
        byte[] signature = stampOfOtherData ? new byte[] {1} : signer.getSignature();
        byte[] imprint = MessageDigest.getInstance("SHA-256").digest(signature);
        var unsigned = new AttributeTable(new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(ASN1Primitive.fromByteArray(stamp(imprint).getEncoded("DER")))));
        var signers = new ArrayList<>(signed.getSignerInfos().getSigners());
        signers.set(0, SignerInformation.replaceUnsignedAttributes(signer, unsigned));
        return CMSSignedData.replaceSigners(signed, new SignerInformationStore(signers));
    }

    private TimeStampToken stamp(byte[] imprint) throws Exception {
        KeyPair key = key("secp256r1#clock");
        X509Certificate clock = certificate(
                ROOT,
                new X500Name("C=DE,O=Test Trust,CN=Test Clock"),
                rootKey,
                key.getPublic(),
                NOW.minus(Duration.ofDays(300)),
                NOW.plus(Duration.ofDays(900)),
                KeyUsage.digitalSignature,
                -1,
                !stampedByAnybody);
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        X509Certificate proper = stampedByAnybody
                ? certificate(
                        ROOT,
                        new X500Name("C=DE,O=Test Trust,CN=Test Clock"),
                        rootKey,
                        key.getPublic(),
                        NOW.minus(Duration.ofDays(300)),
                        NOW.plus(Duration.ofDays(900)),
                        KeyUsage.digitalSignature,
                        -1,
                        true)
                : clock;
        var info = new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", key.getPrivate(), proper);
        var generator = new TimeStampTokenGenerator(
                info,
                digests.get(new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"))),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(List.of(proper)));
        if (!withoutList) {
            generator.addCRLs(new JcaCRLStore(List.of(list(ROOT, rootKey, clock))));
        }
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        TimeStampToken made = generator.generate(
                requests.generate(TSPAlgorithms.SHA256, imprint),
                BigInteger.valueOf(imprint[0] + 200L),
                Date.from(stampedAt));
        return stampedByAnybody ? stampWith(made, key, clock) : made;
    }

    /** The same statement, signed with a certificate that was never meant for that. */
    private TimeStampToken stampWith(TimeStampToken made, KeyPair key, X509Certificate certificate) throws Exception {
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(signerInfo(key, certificate, List.of()));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampToken(generator.generate(
                new CMSProcessableByteArray(
                        PKCSObjectIdentifiers.id_ct_TSTInfo,
                        made.getTimeStampInfo().getEncoded()),
                true));
    }

    /** The same content, with the outermost length left open, as BER allows and DER forbids. */
    private static byte[] indefinite(byte[] der) {
        int header = 2 + ((der[1] & 0x80) != 0 ? der[1] & 0x7f : 0);
        byte[] ber = new byte[der.length - header + 4];
        ber[0] = 0x30;
        ber[1] = (byte) 0x80;
        System.arraycopy(der, header, ber, 2, der.length - header);
        return ber;
    }

    Set<X509Certificate> anchors() {
        return Set.of(root, SealedSample.SIGNING.trustAnchor());
    }
}
