package io.evenhand.signing;

import java.security.cert.X509Certificate;

/**
 * Where the installation's keys live. A key never leaves its vault: PDF and certificate code see certificates and hand in
 * digests, so that a hardware token or a remote service can take the place of the keystore files.
 */
interface KeyVault {
    X509Certificate certificate(KeyRole role);

    /**
     * Signs a digest that was computed with {@link SignatureScheme#of} the role's certificate.
     *
     * @throws KeysUnavailableException if the vault does not answer
     */
    byte[] sign(KeyRole role, byte[] digest);
}
