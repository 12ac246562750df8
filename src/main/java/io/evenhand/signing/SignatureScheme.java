package io.evenhand.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Digest and signature algorithm of an elliptic-curve key: the digest is as long as the curve is strong. */
enum SignatureScheme {
    P256("SHA-256", X9ObjectIdentifiers.ecdsa_with_SHA256),
    P384("SHA-384", X9ObjectIdentifiers.ecdsa_with_SHA384);

    private final String digestName;
    private final ASN1ObjectIdentifier identifier;

    SignatureScheme(String digestName, ASN1ObjectIdentifier identifier) {
        this.digestName = digestName;
        this.identifier = identifier;
    }

    static SignatureScheme of(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize() > 256 ? P384 : P256;
        }
        throw new IllegalArgumentException("Only elliptic-curve keys sign here, not " + key.getAlgorithm());
    }

    AlgorithmIdentifier algorithm() {
        return new AlgorithmIdentifier(identifier);
    }

    MessageDigest newDigest() {
        return digest(digestName);
    }

    static byte[] sha256(byte[] content) {
        return digest("SHA-256").digest(content);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }
}
