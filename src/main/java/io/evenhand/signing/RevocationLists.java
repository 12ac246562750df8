package io.evenhand.signing;

import io.evenhand.signing.CertificateRegister.KeptList;
import io.evenhand.signing.IssuedCertificate.Revocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;

/**
 * The lists of withdrawn certificates. Each is numbered, and the last is kept, so that all processes give out the same. They
 * also speak of certificates that have expired meanwhile.
 */
final class RevocationLists {
    static final Duration VALIDITY = Duration.ofDays(7);
    private static final int ATTEMPTS = 20;

    private final CertificateRegister register;
    private final Clock clock;

    RevocationLists(CertificateRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** The list as of now. Lists count in seconds, so a second has one unless something is withdrawn within it. */
    X509CRL asOfNow(SigningIdentity authority) {
        return notOlderThan(Duration.ZERO, authority);
    }

    /** The last list, or a new one if it is older or something was withdrawn since. */
    X509CRL notOlderThan(Duration age, SigningIdentity authority) {
        String id = PublicAddresses.id(authority.certificate());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            KeptList last = register.list(id).orElse(null);
            List<IssuedCertificate> revoked = register.revoked(id);
            if (last != null && !last.thisUpdate().isBefore(now.minus(age)) && speaksOf(last, revoked)) {
                return parsed(last);
            }
            KeptList next = issue(authority, last == null ? 1 : last.number() + 1, revoked, now);
            if (register.keep(id, next)) {
                return parsed(next);
            }
        }
        throw new IllegalStateException("Others issued " + ATTEMPTS + " revocation lists while this one waited");
    }

    /** The number of entries tells: none is ever taken off a list. */
    private static boolean speaksOf(KeptList list, List<IssuedCertificate> revoked) {
        var entries = parsed(list).getRevokedCertificates();
        return (entries == null ? 0 : entries.size()) == revoked.size();
    }

    private static KeptList issue(
            SigningIdentity authority, long number, List<IssuedCertificate> revoked, Instant now) {
        try {
            var list = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(VALIDITY)));
            for (IssuedCertificate certificate : revoked) {
                Revocation why = Objects.requireNonNull(certificate.revocation(), "it is revoked");
                var serial = new BigInteger(certificate.serial(), 16);
                if (why.reason() == RevocationReason.UNSPECIFIED) {
                    // The absence says it (RFC 5280, 5.3.1).
                    list.addCRLEntry(serial, Date.from(why.at()), null);
                } else {
                    list.addCRLEntry(serial, Date.from(why.at()), why.reason().code());
                }
            }
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authority.certificate().getPublicKey()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            list.addExtension(
                    Extension.expiredCertsOnCRL,
                    false,
                    new ASN1GeneralizedTime(authority.certificate().getNotBefore()));
            return new KeptList(
                    number, now, list.build(authority.contentSigner()).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The revocation list could not be issued", e);
        }
    }

    private static X509CRL parsed(KeptList list) {
        try {
            return (X509CRL)
                    CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list.encoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The revocation list that was kept is damaged", e);
        }
    }
}
