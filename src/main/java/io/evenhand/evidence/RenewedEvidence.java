package io.evenhand.evidence;

import io.evenhand.signing.DocumentRenewed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Evidence is handed out in the newest version of its document. Takes part in the transaction that records the renewal. */
@Component
class RenewedEvidence {
    private final JdbcOperations database;

    RenewedEvidence(JdbcOperations database) {
        this.database = database;
    }

    private record Version(String first, int number) {}

    @EventListener
    void on(DocumentRenewed event) {
        String former = event.oldHash().hex();
        database
                .query(
                        "select pdf_hash, renewal_no from evidence_renewed where renewed_hash = ?"
                                + " union all select pdf_hash, 0 from evidence_document where pdf_hash = ?",
                        (row, number) -> new Version(row.getString(1), row.getInt(2)),
                        former,
                        former)
                .stream()
                .findFirst()
                .ifPresent(version -> database.update(
                        "insert into evidence_renewed (pdf_hash, renewal_no, renewed_hash) values (?, ?, ?)",
                        version.first(),
                        version.number() + 1,
                        event.newHash().hex()));
    }
}
