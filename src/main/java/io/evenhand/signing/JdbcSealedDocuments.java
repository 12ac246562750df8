package io.evenhand.signing;

import io.evenhand.columns.UtcColumns;
import io.evenhand.document.DocumentHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/** The memory of sealed documents in the database. */
final class JdbcSealedDocuments implements SealedDocuments {
    private final JdbcOperations database;

    JdbcSealedDocuments(JdbcOperations database) {
        this.database = database;
    }

    @Override
    public void watch(DocumentHash hash, Instant lookAt) {
        int unused = database.update(
                "INSERT INTO signing_sealed_document (hash, look_at, failures) VALUES (?, ?, 0)"
                        + " ON DUPLICATE KEY UPDATE failures = failures",
                hash.hex(),
                UtcColumns.of(micros(lookAt)));
    }

    @Override
    public List<DocumentHash> due(Instant now, String after, int most) {
        return database.query(
                "SELECT hash FROM signing_sealed_document WHERE renewed_into IS NULL AND look_at <= ? AND hash > ?"
                        + " ORDER BY hash LIMIT " + most,
                (row, number) -> new DocumentHash(row.getString("hash")),
                UtcColumns.of(micros(now)),
                after);
    }

    @Override
    public void lookAgain(DocumentHash hash, Instant at) {
        int unused = database.update(
                "UPDATE signing_sealed_document SET look_at = ?, failures = 0 WHERE hash = ?",
                UtcColumns.of(micros(at)),
                hash.hex());
    }

    @Override
    public void failed(DocumentHash hash, Instant again) {
        int unused = database.update(
                "UPDATE signing_sealed_document SET look_at = ?, failures = failures + 1 WHERE hash = ?",
                UtcColumns.of(micros(again)),
                hash.hex());
    }

    @Override
    public void forget(DocumentHash hash) {
        int unused = database.update(
                "DELETE FROM signing_sealed_document WHERE hash = ? AND renewed_into IS NULL", hash.hex());
    }

    @Override
    public boolean renewed(DocumentHash hash, DocumentHash into, Instant at) {
        return database.update(
                        "UPDATE signing_sealed_document SET renewed_into = ?, renewed_at = ?"
                                + " WHERE hash = ? AND renewed_into IS NULL",
                        into.hex(),
                        UtcColumns.of(micros(at)),
                        hash.hex())
                == 1;
    }

    @Override
    public Optional<DocumentHash> renewedInto(DocumentHash hash) {
        return database
                .query(
                        "SELECT renewed_into FROM signing_sealed_document WHERE hash = ? AND renewed_into IS NOT NULL",
                        (row, number) -> new DocumentHash(row.getString("renewed_into")),
                        hash.hex())
                .stream()
                .findFirst();
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
