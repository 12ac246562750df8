package io.evenhand.word;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Word file in which a party changed a draft. Its own business until it becomes a proposal; then that of every party. */
@Entity
@Table(name = "returned_draft")
@SuppressWarnings("NullAway.Init") // fields are set by JPA
class ReturnedDraft {
    @Id
    @Column(length = 36)
    private String id;

    @Version
    @Nullable
    private Long version;

    private String agreementId;
    private String partnerId;
    private String returnedBy;
    private Instant returnedAt;
    private String fileName;
    private String fileHash;
    private int termsVersion;

    /** By the ids of changes, as JSON. */
    @Nullable
    @Column(columnDefinition = "longtext")
    private String choices;

    @Nullable
    private String note;

    @Nullable
    private Instant proposedAt;

    protected ReturnedDraft() {}

    ReturnedDraft(String id, String agreementId, Sender sender, File file, int termsVersion, Instant returnedAt) {
        this.id = id;
        this.agreementId = agreementId;
        this.partnerId = sender.partnerId();
        this.returnedBy = sender.username();
        this.fileName = file.name();
        this.fileHash = file.hash();
        this.termsVersion = termsVersion;
        this.returnedAt = returnedAt;
    }

    record Sender(String username, String partnerId) {}

    record File(String name, String hash) {}

    void choose(String choicesAsJson, String remark) {
        if (proposedAt != null) {
            throw new IllegalStateException("What became a proposal is not chosen again");
        }
        choices = choicesAsJson;
        note = remark;
    }

    /** The first time stands. */
    void propose(Instant at) {
        if (proposedAt == null) {
            proposedAt = at;
        }
    }

    /** Whether a party may see it. */
    boolean isOpenTo(String partner) {
        return proposedAt != null || partnerId.equals(partner);
    }

    String id() {
        return id;
    }

    String agreementId() {
        return agreementId;
    }

    String partnerId() {
        return partnerId;
    }

    String returnedBy() {
        return returnedBy;
    }

    Instant returnedAt() {
        return returnedAt;
    }

    String fileName() {
        return fileName;
    }

    String fileHash() {
        return fileHash;
    }

    int termsVersion() {
        return termsVersion;
    }

    Optional<String> choices() {
        return Optional.ofNullable(choices);
    }

    String note() {
        return note == null ? "" : note;
    }

    Optional<Instant> proposedAt() {
        return Optional.ofNullable(proposedAt);
    }
}
