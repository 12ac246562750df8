package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/**
 * A certificate, those above it, and the one thing that can be asked of its key: to sign a digest. Held for one act of
 * signing, so that certificate and key belong together even while keys are rotated.
 */
record SigningIdentity(X509Certificate certificate, List<X509Certificate> issuers, DigestSigner signer) {
    SigningIdentity {
        issuers = List.copyOf(issuers);
    }

    @FunctionalInterface
    interface DigestSigner {
        /**
         * @param digest computed by {@link SignatureScheme#of} the key
         * @throws KeysUnavailableException if the key does not answer
         */
        byte[] sign(byte[] digest);

        /** With a key in memory. */
        static DigestSigner of(PrivateKey key, SignatureScheme scheme) {
            return digest -> {
                try {
                    return scheme.sign(key, digest);
                } catch (GeneralSecurityException e) {
                    throw new KeysUnavailableException("A key does not sign: " + e.getMessage(), e);
                }
            };
        }
    }

    SignatureScheme scheme() {
        return SignatureScheme.of(certificate.getPublicKey());
    }

    /** The certificate first, then its issuers. */
    List<X509Certificate> chain() {
        return Stream.concat(Stream.of(certificate), issuers.stream()).toList();
    }

    ContentSigner contentSigner() {
        return contentSigner(scheme(), signer);
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
}
