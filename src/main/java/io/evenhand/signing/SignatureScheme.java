package io.evenhand.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * Digest and signature algorithm of a key: on elliptic curves the digest is as long as the curve is strong; with RSA it is
 * PSS, because the older padding is to be given up by 2029 (ETSI TS 119 312).
 */
enum SignatureScheme {
    P256("SHA-256", X9ObjectIdentifiers.ecdsa_with_SHA256),
    P384("SHA-384", X9ObjectIdentifiers.ecdsa_with_SHA384),
    P521("SHA-512", X9ObjectIdentifiers.ecdsa_with_SHA512),
    RSA_PSS("SHA-256", PKCSObjectIdentifiers.id_RSASSA_PSS);

    private static final int SALT_BYTES = 32;

    private final String digestName;
    private final ASN1ObjectIdentifier identifier;

    SignatureScheme(String digestName, ASN1ObjectIdentifier identifier) {
        this.digestName = digestName;
        this.identifier = identifier;
    }

    static SignatureScheme of(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> ofCurve(ec.getParams().getCurve().getField().getFieldSize());
            case RSAPublicKey rsa -> RSA_PSS;
            default ->
                throw new IllegalArgumentException(
                        "Only elliptic-curve and RSA keys sign here, not " + key.getAlgorithm());
        };
    }

    private static SignatureScheme ofCurve(int bits) {
        return bits <= 256 ? P256 : bits <= 384 ? P384 : P521;
    }

    AlgorithmIdentifier algorithm() {
        if (this != RSA_PSS) {
            return new AlgorithmIdentifier(identifier);
        }
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                identifier,
                new RSASSAPSSparams(
                        sha256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha256),
                        new ASN1Integer(SALT_BYTES),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
    }

    MessageDigest newDigest() {
        return digest(digestName);
    }

    /** Signs a digest of {@link #newDigest} with a key that is in memory. */
    byte[] sign(PrivateKey key, byte[] digest) throws GeneralSecurityException {
        return this == RSA_PSS
                ? signPadded(key, digest)
                : signOnCurve(key, digest, Signature.getInstance("NONEwithECDSA"));
    }

    static byte[] signOnCurve(PrivateKey key, byte[] digest, Signature signature) throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(digest);
        return signature.sign();
    }

    /** The Java platform pads only what it has digested itself. */
    private static byte[] signPadded(PrivateKey key, byte[] digest) throws GeneralSecurityException {
        try {
            var signer = PSSSigner.createRawSigner(
                    new RSABlindedEngine(),
                    new SHA256Digest(),
                    new SHA256Digest(),
                    SALT_BYTES,
                    PSSSigner.TRAILER_IMPLICIT);
            signer.init(true, new ParametersWithRandom(PrivateKeyFactory.createKey(key.getEncoded())));
            signer.update(digest, 0, digest.length);
            return signer.generateSignature();
        } catch (IOException | CryptoException e) {
            throw new InvalidKeyException("The RSA key does not sign", e);
        }
    }

    static byte[] sha256(byte[] content) {
        return digest("SHA-256").digest(content);
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + name, e);
        }
    }
}
