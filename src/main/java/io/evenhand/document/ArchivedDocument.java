package io.evenhand.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.time.Instant;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;

/** One document as it was stored. There is no way to change it. */
@Entity
@Immutable
class ArchivedDocument {
    @Id
    @Column(length = 64)
    private String hash;

    @Column(length = 100)
    private String mediaType;

    private String fileName;

    @Lob
    @Column(length = Length.LONG32)
    private byte[] content;

    private Instant storedAt;

    @SuppressWarnings("NullAway") // Hibernate fills the fields.
    protected ArchivedDocument() {}

    Instant storedAt() {
        return storedAt;
    }

    StoredDocument read() {
        return new StoredDocument(new DocumentHash(hash), mediaType, fileName, content);
    }
}
