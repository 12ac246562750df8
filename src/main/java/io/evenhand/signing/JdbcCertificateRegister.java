package io.evenhand.signing;

import io.evenhand.columns.UtcColumns;
import io.evenhand.signing.IssuedCertificate.Revocation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;

/** The register in the database. Each change is one statement, so that none needs a transaction of its own. */
final class JdbcCertificateRegister implements CertificateRegister {
    private static final String COLUMNS =
            "serial, authority, person_id, partner_id, purpose, valid_from, valid_until, revoked_at, revocation_reason,"
                    + " revoked_by";

    private final JdbcOperations database;

    JdbcCertificateRegister(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public void enter(IssuedCertificate certificate) {
        int entered = database.update(
                "INSERT INTO signing_certificate (serial, authority, person_id, partner_id, purpose, valid_from, valid_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                certificate.serial(),
                certificate.authority(),
                certificate.personId(),
                certificate.partnerId(),
                certificate.purpose(),
                UtcColumns.of(certificate.from()),
                UtcColumns.of(certificate.until()));
        if (entered != 1) {
            throw new IllegalStateException("A certificate was entered " + entered + " times");
        }
    }

    @Override
    public Optional<IssuedCertificate> find(String serial) {
        return database
                .query(
                        "SELECT " + COLUMNS + " FROM signing_certificate WHERE serial = ?",
                        (row, n) -> read(row),
                        serial)
                .stream()
                .findFirst();
    }

    @Override
    public boolean revoke(String serial, Revocation revocation) {
        return database.update(
                        "UPDATE signing_certificate SET revoked_at = ?, revocation_reason = ?, revoked_by = ?"
                                + " WHERE serial = ? AND revoked_at IS NULL",
                        UtcColumns.of(revocation.at().truncatedTo(ChronoUnit.MICROS)),
                        revocation.reason().word(),
                        revocation.by(),
                        serial)
                == 1;
    }

    @Override
    public List<IssuedCertificate> revoked(String authority) {
        return database.query(
                "SELECT " + COLUMNS + " FROM signing_certificate WHERE authority = ? AND revoked_at IS NOT NULL"
                        + " ORDER BY revoked_at DESC, serial",
                (row, n) -> read(row),
                authority);
    }

    @Override
    public Optional<KeptList> list(String authority) {
        return database
                .query(
                        "SELECT number, this_update, content FROM signing_revocation_list WHERE authority = ?",
                        (row, n) -> new KeptList(
                                row.getLong("number"),
                                UtcColumns.requiredInstant(row, "this_update"),
                                row.getBytes("content")),
                        authority)
                .stream()
                .findFirst();
    }

    @Override
    public boolean keep(String authority, KeptList list) {
        if (list.number() > 1) {
            return database.update(
                            "UPDATE signing_revocation_list SET number = ?, this_update = ?, content = ?"
                                    + " WHERE authority = ? AND number = ?",
                            list.number(),
                            UtcColumns.of(list.thisUpdate()),
                            list.encoded(),
                            authority,
                            list.number() - 1)
                    == 1;
        }
        try {
            return database.update(
                            "INSERT INTO signing_revocation_list (authority, number, this_update, content)"
                                    + " VALUES (?, ?, ?, ?)",
                            authority,
                            list.number(),
                            UtcColumns.of(list.thisUpdate()),
                            list.encoded())
                    == 1;
        } catch (DuplicateKeyException othersWereFaster) {
            return false;
        }
    }

    private static IssuedCertificate read(ResultSet row) throws SQLException {
        Instant revokedAt = UtcColumns.instant(row, "revoked_at");
        return new IssuedCertificate(
                row.getString("serial"),
                row.getString("authority"),
                row.getString("person_id"),
                row.getString("partner_id"),
                row.getString("purpose"),
                UtcColumns.requiredInstant(row, "valid_from"),
                UtcColumns.requiredInstant(row, "valid_until"),
                revokedAt == null
                        ? null
                        : new Revocation(
                                revokedAt,
                                RevocationReason.of(row.getString("revocation_reason"))
                                        .orElse(RevocationReason.UNSPECIFIED),
                                row.getString("revoked_by")));
    }
}
