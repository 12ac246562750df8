package io.evenhand.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/**
 * What is in a PKCS#12 file that somebody brought. The file may be hostile, so its parts are opened one by one, and the work
 * that it asks for is counted before it is done.
 */
final class BroughtKey {
    static final int MOST_BYTES = 128 * 1024;
    /** Rounds of key derivation that one file may ask for in all; programs in use ask for 2,000 to 600,000. */
    private static final long MOST_ROUNDS = 3_000_000;

    private static final int MOST_BAGS = 32;
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    /** Why the file does not serve, in a sentence for whoever brought it. */
    static final class Unfit extends Exception {
        Unfit(String sentence) {
            super(sentence);
        }
    }

    private final char[] password;
    private final List<PrivateKey> keys = new ArrayList<>();
    private final List<X509Certificate> certificates = new ArrayList<>();
    private long rounds;
    private int bags;

    private BroughtKey(char[] password) {
        this.password = password;
    }

    List<PrivateKey> keys() {
        return keys;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    static BroughtKey open(byte[] file, char[] password) throws Unfit {
        if (file.length == 0) {
            throw new Unfit("The file is empty. Choose the .p12 or .pfx file that your certificate came in.");
        }
        if (file.length > MOST_BYTES) {
            throw new Unfit(
                    "The file is larger than 128 kB, which no certificate needs. Choose the .p12 or .pfx file.");
        }
        var brought = new BroughtKey(password);
        Pfx pfx;
        try {
            pfx = Pfx.getInstance(ASN1Sequence.getInstance(file));
            brought.requirePassword(pfx, file);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | PKCSException e) {
            throw new Unfit("This is no PKCS#12 file. Choose the .p12 or .pfx file that your certificate came in.");
        }
        try {
            for (ContentInfo part : AuthenticatedSafe.getInstance(
                            octets(pfx.getAuthSafe().getContent()))
                    .getContentInfo()) {
                brought.read(part);
            }
            return brought;
        } catch (IOException
                | PKCSException
                | GeneralSecurityException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | ClassCastException e) {
            throw new Unfit(
                    "The file is damaged, or made in a way that is not known here. Export it anew as PKCS#12, encrypted"
                            + " with AES-256.");
        }
    }

    private void requirePassword(Pfx pfx, byte[] file) throws IOException, PKCSException, Unfit {
        MacData mac = pfx.getMacData();
        if (mac == null) {
            throw new Unfit(
                    "The file is not protected by a password, so it may have been changed. Export it with one.");
        }
        if (mac.getMac().getAlgorithmId().getAlgorithm().equals(PKCSObjectIdentifiers.id_PBMAC1)) {
            throw new Unfit(
                    "The file is protected in a way that is too new to be known here. Export it with a password check by"
                            + " SHA-256.");
        }
        count(mac.getIterationCount());
        if (!new PKCS12PfxPdu(file)
                .isMacValid(new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), password)) {
            throw new Unfit("The password does not open the file. Type the one that it was exported with.");
        }
    }

    private void read(ContentInfo part) throws IOException, PKCSException, GeneralSecurityException, Unfit {
        if (part.getContentType().equals(PKCSObjectIdentifiers.data)) {
            readBags(octets(part.getContent()));
        } else if (part.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
            EncryptedData encrypted = EncryptedData.getInstance(part.getContent());
            byte[] content = decrypted(
                    encrypted.getEncryptionAlgorithm(), encrypted.getContent().getOctets());
            readBags(content);
        } else {
            throw new Unfit(
                    "The file is encrypted for a certificate instead of by a password. Export it with a password.");
        }
    }

    private void readBags(byte[] content) throws IOException, PKCSException, GeneralSecurityException, Unfit {
        for (ASN1Encodable element : ASN1Sequence.getInstance(content)) {
            if (++bags > MOST_BAGS) {
                throw new Unfit("The file holds more than " + MOST_BAGS
                        + " keys and certificates. Export one key with its own" + " certificates.");
            }
            SafeBag bag = SafeBag.getInstance(element);
            if (bag.getBagId().equals(PKCSObjectIdentifiers.keyBag)) {
                keys.add(key(PrivateKeyInfo.getInstance(bag.getBagValue())));
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
                var encrypted = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
                count(encrypted.getEncryptionAlgorithm());
                keys.add(key(new PKCS8EncryptedPrivateKeyInfo(encrypted).decryptPrivateKeyInfo(decryptor())));
            } else if (bag.getBagId().equals(PKCSObjectIdentifiers.certBag)) {
                CertBag certificate = CertBag.getInstance(bag.getBagValue());
                certificates.add(new JcaX509CertificateConverter()
                        .getCertificate(new X509CertificateHolder(octets(certificate.getCertValue()))));
            }
        }
    }

    private byte[] decrypted(AlgorithmIdentifier algorithm, byte[] content) throws IOException, PKCSException, Unfit {
        count(algorithm);
        try (var in = decryptor().get(algorithm).getInputStream(new java.io.ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (org.bouncycastle.operator.OperatorCreationException e) {
            throw new PKCSException("unknown encryption", e);
        }
    }

    private InputDecryptorProvider decryptor() {
        return new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(PROVIDER)
                .build(password);
    }

    /** Only derivations whose work is a plain number of rounds: others could ask for any amount of memory. */
    private void count(AlgorithmIdentifier algorithm) throws Unfit {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
            var derivation =
                    PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
            if (!derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
                throw new Unfit(
                        "The file is encrypted in a way that is not known here. Export it encrypted with AES-256 and"
                                + " PBKDF2.");
            }
            count(PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount());
        } else {
            count(PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations());
        }
    }

    private void count(BigInteger more) throws Unfit {
        if (more.signum() < 0 || more.bitLength() > 40) {
            rounds = Long.MAX_VALUE;
        } else {
            rounds = Math.min(MOST_ROUNDS + 1, rounds + more.longValueExact());
        }
        if (rounds > MOST_ROUNDS) {
            throw new Unfit(
                    "Opening the file would take longer than it may: it asks for more than 3,000,000 rounds of key"
                            + " derivation. Export it anew with the usual settings.");
        }
    }

    private static PrivateKey key(PrivateKeyInfo info) throws IOException, GeneralSecurityException, Unfit {
        var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        String name;
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            name = "RSA";
        } else if (algorithm.equals(org.bouncycastle.asn1.x9.X9ObjectIdentifiers.id_ecPublicKey)) {
            name = "EC";
        } else {
            throw new Unfit("The key is of a kind that does not sign here (" + algorithm
                    + "). It must be RSA, or on one of the" + " curves P-256, P-384 and P-521.");
        }
        try {
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new Unfit(
                    "The key is on a curve that is not known here. It must be RSA, or on one of the curves P-256, P-384"
                            + " and P-521.");
        }
    }

    private static byte[] octets(ASN1Encodable content) {
        return ASN1OctetString.getInstance(content).getOctets();
    }
}
