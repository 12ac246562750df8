package io.evenhand.signing;

import io.evenhand.signing.IssuedCertificate.Revocation;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of this installation's certificates were withdrawn, told to whoever asks, and withdrawing them. What was signed and
 * sealed before stays valid, where a timestamp proves that it was there earlier. A timestamp's own certificate is another matter:
 * with it goes the proof of time of whatever it stamped, unless a later timestamp by another certificate stands over it.
 */
public final class Revocations {
    /** So old a list may be that is served; one as of now is made when something was withdrawn. */
    private static final Duration SERVED_AGE = Duration.ofHours(1);

    private final KeyVault vault;
    private final CertificateRegister register;
    private final RevocationLists lists;
    private final OcspResponder responder;
    private final Clock clock;

    Revocations(KeyVault vault, CertificateRegister register, Clock clock) {
        this.vault = vault;
        this.register = register;
        this.lists = new RevocationLists(register, clock);
        this.responder = new OcspResponder(vault, register, clock);
        this.clock = clock;
    }

    /** What became of a withdrawal. */
    public sealed interface Outcome {
        record Revoked(IssuedCertificate certificate) implements Outcome {}

        /** It stays as it was. */
        record RevokedBefore(IssuedCertificate certificate) implements Outcome {}

        record Unknown() implements Outcome {}

        /**
         * An authority's own certificate is not withdrawn by itself, nor one that this installation signs with today.
         *
         * @param sentence what to do instead
         */
        record Refused(String sentence) implements Outcome {}
    }

    /**
     * Withdraws a certificate that this installation issued, and puts it on the list at once. Idempotent.
     *
     * @param serial hexadecimal; colons, spaces and upper case do not matter
     * @param by who withdraws it
     */
    public Outcome revoke(String serial, RevocationReason reason, String by) {
        String number = serial.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
        if (!number.matches("[0-9a-f]{1,40}")) {
            return new Outcome.Unknown();
        }
        for (KeyRole role : KeyRole.SERVICES) {
            if (isSerialOf(vault.current(role).certificate(), number)) {
                return new Outcome.Refused(
                        "Evenhand signs with this certificate today and would go on doing so. Put another key in"
                                + " its place first (./evenhand keys rotate " + role.alias()
                                + "), then withdraw this one.");
            }
        }
        Optional<IssuedCertificate> known = register.find(number);
        if (known.isEmpty()) {
            for (X509Certificate authority : vault.certificates(KeyRole.AUTHORITY)) {
                if (isSerialOf(authority, number)) {
                    return new Outcome.Refused("This is an authority's own certificate. Make the next authority"
                            + " (./evenhand keys rotate authority) and tell everybody to stop trusting this one.");
                }
            }
            known = enterOwn(number);
            if (known.isEmpty()) {
                return new Outcome.Unknown();
            }
        }
        boolean first = register.revoke(number, new Revocation(clock.instant(), reason, by));
        vault.authorities().forEach(lists::asOfNow);
        IssuedCertificate now = register.find(number).orElseThrow();
        return first ? new Outcome.Revoked(now) : new Outcome.RevokedBefore(now);
    }

    /** Certificates of services, and those by which one authority vouches for the next, are in no register until they are withdrawn. */
    private Optional<IssuedCertificate> enterOwn(String serial) {
        for (KeyRole role : KeyRole.SERVICES) {
            for (X509Certificate certificate : vault.certificates(role)) {
                if (isSerialOf(certificate, serial)) {
                    return enter(certificate, "service " + role.alias());
                }
            }
        }
        return vault.crossCertificates().stream()
                .filter(certificate -> isSerialOf(certificate, serial))
                .findFirst()
                .flatMap(certificate -> enter(certificate, "next authority"));
    }

    private Optional<IssuedCertificate> enter(X509Certificate certificate, String purpose) {
        String serial = PublicAddresses.serial(certificate.getSerialNumber());
        register.enter(new IssuedCertificate(
                serial,
                issuerOf(certificate),
                "",
                "",
                purpose,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                null));
        return register.find(serial);
    }

    private static boolean isSerialOf(X509Certificate certificate, String serial) {
        return PublicAddresses.serial(certificate.getSerialNumber()).equals(serial);
    }

    private String issuerOf(X509Certificate certificate) {
        return vault.certificates(KeyRole.AUTHORITY).stream()
                .filter(authority -> authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .map(PublicAddresses::id)
                .findFirst()
                .orElseThrow();
    }

    /** Certificate of an authority, DER. @param id as certificates name it; empty for the one in use */
    public Optional<byte[]> authority(String id) {
        return vault.certificates(KeyRole.AUTHORITY).stream()
                .filter(certificate ->
                        id.isEmpty() || PublicAddresses.id(certificate).equals(id))
                .findFirst()
                .map(Revocations::encoded);
    }

    /** Revocation list of an authority, DER. @param id as certificates name it; empty for the one in use */
    public Optional<byte[]> list(String id) {
        return vault.authorities().stream()
                .filter(authority -> id.isEmpty()
                        || PublicAddresses.id(authority.certificate()).equals(id))
                .findFirst()
                .map(authority -> {
                    try {
                        return lists.notOlderThan(SERVED_AGE, authority).getEncoded();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("A list that was read can be written", e);
                    }
                });
    }

    /** The longest question that is answered, in bytes. */
    public static int longestQuestion() {
        return OcspResponder.MOST_REQUEST_BYTES;
    }

    /** Answers a question of RFC 6960; also what is none is answered. */
    public byte[] answer(byte[] question) {
        return responder.answer(question);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }
}
