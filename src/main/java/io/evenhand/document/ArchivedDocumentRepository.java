package io.evenhand.document;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ArchivedDocumentRepository extends Repository<ArchivedDocument, String> {
    /** Inserts, or leaves alone what is there already: one statement, so that two at the same time both succeed. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    INSERT INTO archived_document (hash, media_type, file_name, content, stored_at)
                    VALUES (:hash, :mediaType, :fileName, :content, :storedAt)
                    ON DUPLICATE KEY UPDATE hash = hash
                    """)
    void insertOnce(String hash, String mediaType, String fileName, byte[] content, Instant storedAt);

    Optional<ArchivedDocument> findById(String hash);

    boolean existsById(String hash);
}
