package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.columns.UtcColumns;
import io.evenhand.signing.PartnerCertificate;
import io.evenhand.signing.PartnerCertificates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * The certificate that an organisation signs with instead of the built-in authority's. Its own administrators look after it, and
 * nobody else does: not even the host's steward, who could otherwise sign in its name.
 */
@Service
public class SigningCertificates {
    private static final int LONGEST_SUBJECT = 200;
    private static final int CHANGES_SHOWN = 20;

    private final PartnerCertificates certificates;
    private final JdbcOperations database;
    private final Clock clock;

    SigningCertificates(PartnerCertificates certificates, JdbcOperations database, Clock clock) {
        this.certificates = certificates;
        this.database = database;
        this.clock = clock;
    }

    /** What somebody did. @param what in words, @param by the account's name */
    public record Change(String what, String subject, String fingerprint, String by, Instant at) {}

    /** @param warning what to do and by when; empty while there is nothing to do */
    public record Standing(Optional<PartnerCertificate> certificate, String warning, List<Change> changes) {}

    public static boolean mayLookAfter(Actor actor, PartnerId id) {
        return actor.partnerId().equals(id.value()) && actor.has(Role.ADMINISTRATOR);
    }

    /** @throws IllegalArgumentException if it is not the actor's to know */
    public Standing of(Actor actor, PartnerId id) {
        require(actor, id);
        Optional<PartnerCertificate> certificate = certificates.of(id.value());
        return new Standing(certificate, certificate.map(this::warning).orElse(""), changes(id));
    }

    /**
     * Takes a PKCS#12 file into use from now on, in the place of any other. Idempotent. What was signed before stays as it is.
     *
     * @param password of the file; it is overwritten
     */
    public PartnerCertificates.Taken bring(Actor actor, PartnerId id, byte[] file, char[] password) {
        require(actor, id);
        PartnerCertificates.Taken taken = certificates.take(id.value(), file, password);
        if (taken instanceof PartnerCertificates.Taken.InUse inUse) {
            record(actor, id, "Brought", inUse.certificate());
        }
        return taken;
    }

    /** From now on the built-in authority signs again. Idempotent. */
    public void takeOut(Actor actor, PartnerId id) {
        require(actor, id);
        certificates.of(id.value()).ifPresent(certificate -> {
            if (certificates.remove(id.value())) {
                record(actor, id, "Taken out", certificate);
            }
        });
    }

    private String warning(PartnerCertificate certificate) {
        Instant now = clock.instant();
        if (certificate.isOver(now)) {
            return "This certificate is over: nobody of your organisation can sign until you bring a new one or take this one out.";
        }
        if (certificate.endsSoon(now)) {
            long days = ChronoUnit.DAYS.between(now, certificate.until());
            return "This certificate ends in " + days + (days == 1 ? " day" : " days")
                    + ". Bring the next one before; after that nobody of your organisation can sign.";
        }
        return "";
    }

    private void record(Actor actor, PartnerId id, String what, PartnerCertificate certificate) {
        String subject = certificate.subject();
        int recorded = database.update(
                "INSERT INTO partner_certificate_change (id, partner_id, what, subject, fingerprint, changed_by, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                id.value(),
                what,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                certificate.fingerprint(),
                actor.username(),
                UtcColumns.of(clock.instant().truncatedTo(ChronoUnit.MICROS)));
        if (recorded != 1) {
            throw new IllegalStateException("A change of a certificate was recorded " + recorded + " times");
        }
    }

    private List<Change> changes(PartnerId id) {
        return database.query(
                "SELECT what, subject, fingerprint, changed_by, changed_at FROM partner_certificate_change"
                        + " WHERE partner_id = ? ORDER BY changed_at DESC LIMIT " + CHANGES_SHOWN,
                (row, number) -> new Change(
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("fingerprint"),
                        row.getString("changed_by"),
                        UtcColumns.requiredInstant(row, "changed_at")),
                id.value());
    }

    private static void require(Actor actor, PartnerId id) {
        if (!mayLookAfter(actor, id)) {
            throw new IllegalArgumentException("Only its own administrators look after the certificate of " + id);
        }
    }
}
