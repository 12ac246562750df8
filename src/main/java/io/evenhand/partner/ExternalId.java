package io.evenhand.partner;

import io.evenhand.digest.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/** By which id one of an organisation's own systems calls something that is here. */
@Entity
@Table(name = "external_id")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ExternalId implements Persistable<String> {
    @Id
    @Column(length = 36)
    private String id;

    private String ownerId;
    private String sourceSystem;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ExternalKind kind;

    private String externalId;
    private String keyHash;
    private String targetId;

    @Transient
    private boolean stored;

    protected ExternalId() {}

    ExternalId(String id, String ownerId, ExternalKind kind, String system, String externalId, String targetId) {
        this.id = id;
        this.ownerId = ownerId;
        this.kind = kind;
        this.sourceSystem = system;
        this.externalId = externalId;
        this.keyHash = key(ownerId, kind, system, externalId);
        this.targetId = targetId;
    }

    /** Tells ids apart that differ in case or in a space at the end, which databases compare as the same. */
    static String key(String ownerId, ExternalKind kind, String system, String externalId) {
        return Sha256.of(String.join("\u0000", ownerId, kind.code(), system, externalId));
    }

    String system() {
        return sourceSystem;
    }

    String externalId() {
        return externalId;
    }

    String targetId() {
        return targetId;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostPersist
    @PostLoad
    void markStored() {
        this.stored = true;
    }
}
