package io.evenhand.signing;

import io.evenhand.signing.IssuedCertificate.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers which certificates were issued and withdrawn, and the last revocation list of each authority. */
interface CertificateRegister {
    /** Enters a certificate before it signs anything. */
    void enter(IssuedCertificate certificate);

    Optional<IssuedCertificate> find(String serial);

    /** Withdraws a certificate. @return false if it was withdrawn before; that stays as it is */
    boolean revoke(String serial, Revocation revocation);

    /** All that an authority has withdrawn, also those that have ended since: the latest first. */
    List<IssuedCertificate> revoked(String authority);

    Optional<KeptList> list(String authority);

    /** Keeps a list in the place of the one before. @return false if somebody else was faster */
    boolean keep(String authority, KeptList list);

    /**
     * A revocation list as it was given out.
     *
     * @param number one more than that of the list before
     */
    record KeptList(long number, Instant thisUpdate, byte[] encoded) {}
}
