package io.evenhand.relationship;

import io.evenhand.columns.UtcColumns;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that were handed in as evidence of a prior relationship: each is archived once, by its hash, and kept as it is. */
@Service
@Transactional
public class HandedInDocuments {
    private final JdbcOperations database;
    private final Archive archive;
    private final Clock clock;

    HandedInDocuments(JdbcOperations database, Archive archive, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.clock = clock;
    }

    /** @param evidenceId under which evidence it was handed in; new */
    public void keep(String evidenceId, String partnerId, EvidenceDocument document) {
        DocumentHash hash = archive.store(document.content(), document.mediaType(), document.fileName());
        int unused = database.update(
                "INSERT INTO relationship_evidence_document (evidence_id, partner_id, document_hash, file_name, media_type,"
                        + " filed_at) VALUES (?, ?, ?, ?, ?, ?)",
                evidenceId,
                partnerId,
                hash.hex(),
                document.fileName(),
                document.mediaType(),
                UtcColumns.of(clock.instant()));
    }

    /** @param sha256 64 hexadecimal digits, by which a proof names its evidence, too */
    public record Named(String fileName, String mediaType, String sha256) {}

    /** Which document was handed in; empty where none was. The caller has made sure that the reader may see the evidence. */
    @Transactional(readOnly = true)
    public Optional<Named> of(String evidenceId) {
        return database
                .query(
                        "SELECT file_name, media_type, document_hash FROM relationship_evidence_document WHERE evidence_id = ?",
                        (row, number) -> new Named(
                                row.getString("file_name"),
                                row.getString("media_type"),
                                row.getString("document_hash")),
                        evidenceId)
                .stream()
                .findFirst();
    }

    /** The document itself. The caller as above. */
    @Transactional(readOnly = true)
    public Optional<EvidenceDocument> load(String evidenceId) {
        return of(evidenceId)
                .map(named -> new EvidenceDocument(
                        named.fileName(), named.mediaType(), archive.load(new DocumentHash(named.sha256()))));
    }
}
