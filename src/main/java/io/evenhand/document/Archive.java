package io.evenhand.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every document once, addressed by the hash of its bytes, for ever: nothing is changed and nothing removed.
 */
@Component
public class Archive {
    private static final int MAX_BYTES = 48 * 1024 * 1024;

    private final ArchivedDocumentRepository documents;
    private final Clock clock;

    Archive(ArchivedDocumentRepository documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Stores a document. Idempotent by content: the same bytes, stored again or by two at the same time, are one document
     * under the name that came first.
     *
     * @param mediaType for example {@code application/pdf}, at most 100 characters
     * @param fileName as people know it, at most 255 characters
     * @throws IllegalArgumentException if it is empty or larger than 48 MB
     */
    @Transactional
    public DocumentHash store(byte[] content, String mediaType, String fileName) {
        if (content.length == 0 || content.length > MAX_BYTES) {
            throw new IllegalArgumentException("The document %s has %d bytes; the archive takes from 1 to %d"
                    .formatted(fileName, content.length, MAX_BYTES));
        }
        DocumentHash hash = DocumentHash.of(content);
        if (!documents.existsById(hash.hex())) {
            documents.insertOnce(
                    hash.hex(), mediaType, fileName, content, clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        return hash;
    }

    /**
     * The bytes of a document.
     *
     * @throws UnknownDocument if the archive does not hold it
     * @throws IllegalStateException if the database gives back other bytes than were stored
     */
    @Transactional(readOnly = true)
    public byte[] load(DocumentHash hash) {
        return find(hash).orElseThrow(() -> new UnknownDocument(hash)).content();
    }

    /**
     * A document with its name and media type; empty if the archive does not hold it.
     *
     * @throws IllegalStateException if the database gives back other bytes than were stored
     */
    @Transactional(readOnly = true)
    public Optional<StoredDocument> find(DocumentHash hash) {
        Optional<StoredDocument> found = documents.findById(hash.hex()).map(ArchivedDocument::read);
        found.ifPresent(document -> {
            if (!DocumentHash.of(document.content()).equals(hash)) {
                throw new IllegalStateException(
                        "The archived document " + hash + " is damaged: its bytes have changed");
            }
        });
        return found;
    }
}
