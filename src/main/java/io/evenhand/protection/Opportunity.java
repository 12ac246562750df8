package io.evenhand.protection;

import io.evenhand.access.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** An opportunity with the customer that was opened in a window, and stays protected for its tail. */
@Entity
@Table(name = "window_opportunity")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Opportunity implements Persistable<String> {
    @Id
    @Column(length = 36)
    private String id;

    private String windowId;
    private String title;
    private LocalDate openedOn;
    private String recordedBy;
    private String partnerId;
    private Instant recordedAt;

    @Transient
    private boolean stored;

    protected Opportunity() {}

    Opportunity(String id, String windowId, String title, LocalDate openedOn, Actor by, Instant now) {
        this.id = id;
        this.windowId = windowId;
        this.title = title;
        this.openedOn = openedOn;
        this.recordedBy = by.displayName();
        this.partnerId = by.partnerId();
        this.recordedAt = now;
    }

    /** The same for the window that takes the place of another. */
    Opportunity of(String newId, String otherWindowId) {
        Opportunity next = new Opportunity();
        next.id = newId;
        next.windowId = otherWindowId;
        next.title = title;
        next.openedOn = openedOn;
        next.recordedBy = recordedBy;
        next.partnerId = partnerId;
        next.recordedAt = recordedAt;
        return next;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    @Override
    public @Nullable String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    String title() {
        return title;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    String recordedBy() {
        return recordedBy;
    }

    String partnerId() {
        return partnerId;
    }
}
