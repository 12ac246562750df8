package io.evenhand.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            String whole = String.join("\u0000", ownerId, kind.code(), system, externalId);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
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
