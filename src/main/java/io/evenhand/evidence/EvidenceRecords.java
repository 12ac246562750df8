package io.evenhand.evidence;

import io.evenhand.document.DocumentHash;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which documents were made of which evidence: each method one short transaction. */
@Service
@Transactional(readOnly = true)
class EvidenceRecords {
    private static final String COLUMNS =
            "select d.agreement_id, d.sequence_no, d.file_hash, coalesce(r.renewed_hash, d.pdf_hash)"
                    + " from evidence_document d left join evidence_renewed r on r.pdf_hash = d.pdf_hash";

    private final JdbcTemplate database;

    EvidenceRecords(JdbcTemplate database) {
        this.database = database;
    }

    /** The latest of each agreement that has any. */
    Map<String, EvidenceRecord> latest(Collection<String> agreementIds) {
        Map<String, EvidenceRecord> latest = new HashMap<>();
        if (!agreementIds.isEmpty()) {
            List<EvidenceRecord> found = database.query(
                    COLUMNS + " where d.agreement_id in ("
                            + String.join(",", Collections.nCopies(agreementIds.size(), "?"))
                            + ") order by d.sequence_no, r.renewal_no",
                    (row, number) -> new EvidenceRecord(
                            row.getString(1),
                            row.getInt(2),
                            new DocumentHash(row.getString(3)),
                            new DocumentHash(row.getString(4))),
                    agreementIds.toArray());
            found.forEach(record -> latest.put(record.agreementId(), record));
        }
        return latest;
    }

    Optional<EvidenceRecord> latest(String agreementId) {
        return Optional.ofNullable(latest(List.of(agreementId)).get(agreementId));
    }

    /**
     * Keeps what was made, with its documents; where another made it at the same moment, that one's stands, and these documents are thrown
     * away.
     *
     * @param archiving stores the documents
     */
    @Transactional
    public void keep(EvidenceRecord record, Runnable archiving) {
        // Not "on duplicate key update": what is there refuses even an update that changes nothing.
        int kept = database.update(
                "insert ignore into evidence_document (agreement_id, sequence_no, file_hash, pdf_hash) values (?, ?, ?, ?)",
                record.agreementId(),
                record.entries(),
                record.file().hex(),
                record.pdf().hex());
        if (kept == 1) {
            archiving.run();
        }
    }
}
