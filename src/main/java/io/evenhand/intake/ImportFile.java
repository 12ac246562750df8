package io.evenhand.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** A file that somebody uploaded to import it, with what the dry run found. */
@Entity
@Table(name = "import_file")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ImportFile {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String username;
    private String partnerId;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ImportKind kind;

    private String name;
    private String charset;
    private String sourceSystem;
    private String sha256;

    @Lob
    @Column(length = Length.LONG32)
    private byte[] content;

    private Instant uploadedAt;

    @Nullable
    @Column(columnDefinition = "longtext")
    private String findings;

    @Nullable
    private String fingerprint;

    @Nullable
    private Instant importedAt;

    protected ImportFile() {}

    ImportFile(String id, Uploader uploader, ImportKind kind, Content content, Instant uploadedAt) {
        this.id = id;
        this.username = uploader.username();
        this.partnerId = uploader.partnerId();
        this.kind = kind;
        this.name = content.name();
        this.charset = content.charset();
        this.sourceSystem = content.system();
        this.sha256 = content.sha256();
        this.content = content.bytes();
        this.uploadedAt = uploadedAt;
    }

    boolean isOf(Uploader uploader, ImportKind ofKind) {
        return username.equals(uploader.username()) && partnerId.equals(uploader.partnerId()) && kind == ofKind;
    }

    String id() {
        return id;
    }

    ImportKind kind() {
        return kind;
    }

    Content content() {
        return new Content(name, charset, sourceSystem, sha256, content);
    }

    Optional<String> findings() {
        return Optional.ofNullable(findings);
    }

    Optional<Instant> importedAt() {
        return Optional.ofNullable(importedAt);
    }

    /** Who uploaded it: nobody else reads it. */
    record Uploader(String username, String partnerId) {}

    /** @param charset in which the bytes were read @param system from which its external ids come */
    record Content(String name, String charset, String system, String sha256, byte[] bytes) {}
}
