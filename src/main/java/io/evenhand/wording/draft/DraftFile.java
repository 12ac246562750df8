package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file of a draft: how it read when the draft was opened, and how it reads now. */
@Entity
@Table(name = "wording_draft_file")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class DraftFile {
    @Id
    private String id;

    @Version
    @Nullable
    private Long version;

    private String draftId;
    private String name;

    /** Null where the draft added the file. */
    @Nullable
    @Column(columnDefinition = "longtext")
    private String baseText;

    @Column(columnDefinition = "longtext")
    private String currentText;

    private int revision;

    @Nullable
    private String changedByName;

    @Nullable
    private Instant changedAt;

    protected DraftFile() {}

    DraftFile(String id, String draftId, String name, @Nullable String baseText, String currentText) {
        this.id = id;
        this.draftId = draftId;
        this.name = name;
        this.baseText = baseText;
        this.currentText = currentText;
    }

    void change(String text, Actor by, Instant at) {
        currentText = text;
        revision++;
        changedByName = by.displayName();
        changedAt = at;
    }

    String name() {
        return name;
    }

    String text() {
        return currentText;
    }

    /** Empty where the draft added the file. */
    String base() {
        return baseText == null ? "" : baseText;
    }

    boolean isNew() {
        return baseText == null;
    }

    boolean isChanged() {
        return !currentText.equals(baseText);
    }

    int revision() {
        return revision;
    }

    /** Empty where nobody changed it. */
    String changedByName() {
        return changedByName == null ? "" : changedByName;
    }

    @Nullable
    Instant changedAt() {
        return changedAt;
    }
}
