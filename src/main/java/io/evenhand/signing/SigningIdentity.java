package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** A certificate, those above it, and the one thing that can be asked of its key: to sign a digest. */
record SigningIdentity(X509Certificate certificate, List<X509Certificate> issuers, DigestSigner signer) {

    @FunctionalInterface
    interface DigestSigner {
        byte[] sign(byte[] digest);
    }

    static SigningIdentity of(KeyVault vault, KeyRole role) {
        List<X509Certificate> issuers =
                role == KeyRole.AUTHORITY ? List.of() : List.of(vault.certificate(KeyRole.AUTHORITY));
        return new SigningIdentity(vault.certificate(role), issuers, digest -> vault.sign(role, digest));
    }

    /** The certificate first, then its issuers. */
    List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), issuers.stream()).toList();
    }

    ContentSigner contentSigner() {
        return contentSigner(SignatureScheme.of(certificate.getPublicKey()), signer);
    }

    static ContentSigner contentSigner(SignatureScheme scheme, DigestSigner signer) {
        var content = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return scheme.algorithm();
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public byte[] getSignature() {
                return signer.sign(scheme.newDigest().digest(content.toByteArray()));
            }
        };
    }

    /** Signs a digest with a private key that is in memory. */
    static byte[] signDigest(PrivateKey key, byte[] digest) throws GeneralSecurityException {
        var signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(key);
        signature.update(digest);
        return signature.sign();
    }
}
