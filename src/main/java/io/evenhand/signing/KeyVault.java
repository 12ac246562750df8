package io.evenhand.signing;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the installation's keys live. A key never leaves its vault: PDF and certificate code see certificates and hand in
 * digests. {@link KeyFolder} keeps keystore files, {@link TokenVault} a hardware token; a remote signing service would be a
 * third. Whoever writes one must know:
 *
 * <ul>
 *   <li>All methods may be called by many threads at once, and by several processes on the same vault.
 *   <li>What {@link #current} gives is used for one signature and asked for anew for the next: a rotation by another process
 *       takes effect without a restart.
 *   <li>A vault that does not answer throws {@link KeysUnavailableException}, whose sentence says what to do. Nothing was
 *       signed then, and trying again is safe.
 *   <li>Certificates are never removed: old documents are verified by them.
 *   <li>A key that is no longer in use should be destroyed, except an authority's: it goes on saying which of its
 *       certificates were withdrawn.
 * </ul>
 */
interface KeyVault {
    /**
     * The key in use for a role.
     *
     * @return its certificate, those above it up to the authority, and the means to sign a digest with it
     */
    SigningIdentity current(KeyRole role);

    /** Every certificate that was ever in use for a role, the one in use first. */
    List<X509Certificate> certificates(KeyRole role);

    /** The authorities whose key is still there, the one in use first. */
    List<SigningIdentity> authorities();

    /** Certificates by which one authority vouches for the next, so that whoever trusts only the former can go on. */
    List<X509Certificate> crossCertificates();

    /** Keeps a certificate of {@link #crossCertificates}. */
    void addCrossCertificate(X509Certificate certificate);

    /**
     * Lets nobody else, in no process, put keys in place while the work is done, and shows it what is there now. Within it, it may be
     * asked for again.
     */
    <T> T exclusively(Supplier<T> work);

    /** Makes a key, on the curve that the role asks for. It is in use only once it is told to be. */
    NewKey prepare(KeyRole role);

    /** A key that waits for its certificate. */
    interface NewKey {
        PublicKey publicKey();

        SigningIdentity.DigestSigner signer();

        /**
         * Takes the key into use, in one step: a process that dies leaves either the former or this one.
         *
         * @param chain the certificate of the key, then those above it
         * @throws KeysUnavailableException if the authority that certified it is no longer the one in use; nothing has changed then
         */
        void use(List<X509Certificate> chain);
    }
}
