package io.evenhand.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates and keys may sign documents: those that sign here, and those that are believed when a document is verified, by
 * one rule.
 */
public final class DocumentSigningPolicy {
    private static final int LEAST_RSA_BITS = 2_048;
    /** The work of one signature grows with the cube of the length; a file chooses its key's. */
    private static final int MOST_RSA_BITS = 8_192;

    private static final BigInteger LEAST_RSA_EXPONENT = BigInteger.valueOf(65_537);
    private static final Set<Integer> CURVES = Set.of(256, 384, 521);
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /** Where a certificate lists purposes, a person's or organisation's signature must be among them. */
    private static final Set<String> PURPOSES = Set.of(
            "1.3.6.1.5.5.7.3.36", // signing documents (RFC 9336)
            "1.3.6.1.5.5.7.3.4", // protecting mail
            "2.5.29.37.0", // any
            "1.3.6.1.4.1.311.10.3.12", // signing documents, as Microsoft names it
            "1.2.840.113583.1.1.5"); // signing documents, as Adobe names it

    private DocumentSigningPolicy() {}

    /** Whether the certificate was issued to sign documents: neither an authority's, nor one for servers, code or services. */
    public static boolean isForDocuments(X509Certificate certificate) {
        return certificate.getBasicConstraints() < 0 && usageSigns(certificate) && purposesSign(certificate);
    }

    static boolean usageSigns(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION]);
    }

    static boolean purposesSign(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || !Collections.disjoint(purposes, PURPOSES);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** Why the key signs nothing that is believed, in a clause for people; null if it does. To be asked before its first use. */
    public static @Nullable String weakness(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> weakness(rsa.getModulus(), rsa.getPublicExponent());
            case ECPublicKey ec -> isOnKnownCurve(ec) ? null : "its key is too weak, or on a curve that is not known";
            default -> "its key is of an unknown kind (" + key.getAlgorithm() + ")";
        };
    }

    private static @Nullable String weakness(BigInteger modulus, BigInteger exponent) {
        if (modulus.bitLength() < LEAST_RSA_BITS) {
            return "its RSA key of " + modulus.bitLength() + " bits is too weak: too short";
        }
        if (isTooLong(modulus)) {
            return "its RSA key of " + modulus.bitLength() + " bits is longer than the " + MOST_RSA_BITS
                    + " that are taken";
        }
        return exponent.compareTo(LEAST_RSA_EXPONENT) < 0 || !exponent.testBit(0)
                ? "its RSA key is too weak: it has the public exponent " + exponent
                        + ", which must be odd and at least " + LEAST_RSA_EXPONENT
                : null;
    }

    static boolean isTooLong(BigInteger modulus) {
        return modulus.bitLength() > MOST_RSA_BITS;
    }

    /** A curve of one's own making can be chosen so that anybody's key fits to it. */
    private static boolean isOnKnownCurve(ECPublicKey key) {
        var algorithm = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier
                && CURVES.contains(key.getParams().getCurve().getField().getFieldSize());
    }
}
