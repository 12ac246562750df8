package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a file read after somebody saved it. Who goes on writing goes on with their save for a while. */
@Entity
@Table(name = "wording_draft_save")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class DraftSave {
    /** So long a row of saves by one person counts as one. */
    private static final Duration ONE = Duration.ofMinutes(2);

    @Id
    private String id;

    @Version
    @Nullable
    private Long version;

    private String draftId;
    private int saveNumber;
    private String fileName;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private int revision;

    @Column(columnDefinition = "longtext")
    private String savedText;

    private String savedBy;
    private String savedByName;
    private Instant begunAt;
    private Instant savedAt;

    /** What a save was. */
    enum Kind {
        SAVED,
        BROUGHT_BACK,
        /** Written while somebody else saved the file, and kept beside it: it was never the file's text. */
        ASIDE
    }

    protected DraftSave() {}

    DraftSave(String id, String draftId, int number, Kind kind, DraftFile file, String text, Actor by, Instant at) {
        this.id = id;
        this.draftId = draftId;
        this.saveNumber = number;
        this.fileName = file.name();
        this.kind = kind;
        this.revision = file.revision();
        this.savedText = text;
        this.savedBy = by.username();
        this.savedByName = by.displayName();
        this.begunAt = at;
        this.savedAt = at;
    }

    /** Whether more of the same by this person at this moment still is this save. */
    boolean goesOn(Kind more, String file, Actor by, Instant at) {
        return kind == more
                && kind != Kind.BROUGHT_BACK
                && fileName.equals(file)
                && savedBy.equals(by.username())
                && at.isBefore(begunAt.plus(ONE));
    }

    void goOn(DraftFile file, String text, Instant at) {
        revision = file.revision();
        savedText = text;
        savedAt = at;
    }

    int number() {
        return saveNumber;
    }

    String fileName() {
        return fileName;
    }

    Kind kind() {
        return kind;
    }

    int revision() {
        return revision;
    }

    String text() {
        return savedText;
    }

    String savedByName() {
        return savedByName;
    }

    Instant savedAt() {
        return savedAt;
    }
}
