package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft of the wording of one kind of agreement in one language. */
@Entity
@Table(name = "wording_draft")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WordingDraft {
    @Id
    private String id;

    @Version
    @Nullable
    private Long version;

    private String name;
    private String language;
    private String basedOn;
    private String ownerId;
    private String note;

    @Enumerated(EnumType.STRING)
    private DraftState state;

    /** Null where it was never handed in. */
    @Nullable
    private String proposalId;

    private int lastSave;
    private String openedBy;
    private String openedByName;
    private Instant openedAt;
    private String changedByName;
    private Instant changedAt;

    protected WordingDraft() {}

    static WordingDraft opened(
            String id, String name, String language, String basedOn, String note, Actor by, Instant at) {
        WordingDraft draft = new WordingDraft();
        draft.id = id;
        draft.name = name;
        draft.language = language;
        draft.basedOn = basedOn;
        draft.ownerId = by.partnerId();
        draft.note = note;
        draft.state = DraftState.OPEN;
        draft.openedBy = by.username();
        draft.openedByName = by.displayName();
        draft.openedAt = at;
        draft.changedBy(by, at);
        return draft;
    }

    void changedBy(Actor by, Instant at) {
        changedByName = by.displayName();
        changedAt = at;
    }

    /** Counts one save more. @return its number, from 1 on */
    int saved(Actor by, Instant at) {
        changedBy(by, at);
        return ++lastSave;
    }

    void noted(String words, Actor by, Instant at) {
        note = words;
        changedBy(by, at);
    }

    void discarded(Actor by, Instant at) {
        state = DraftState.DISCARDED;
        changedBy(by, at);
    }

    void submitted(String proposal, Actor by, Instant at) {
        state = DraftState.SUBMITTED;
        proposalId = proposal;
        changedBy(by, at);
    }

    void reopened(Actor by, Instant at) {
        state = DraftState.OPEN;
        changedBy(by, at);
    }

    boolean isOpen() {
        return state == DraftState.OPEN;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    String basedOn() {
        return basedOn;
    }

    /** The organisation whose draft it is. */
    String ownerId() {
        return ownerId;
    }

    Optional<String> proposalId() {
        return Optional.ofNullable(proposalId);
    }

    String note() {
        return note;
    }

    DraftState state() {
        return state;
    }

    String openedByName() {
        return openedByName;
    }

    String changedByName() {
        return changedByName;
    }

    Instant changedAt() {
        return changedAt;
    }
}
