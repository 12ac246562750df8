package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one partner is asked to confirm of another's work, and what it said. */
@Entity
@Table(name = "competence_confirmation")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Confirmation {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private EvidenceKind kind;

    private String onceKey;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "about_id", length = 64))
    private PartnerId about;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "asked_of_id", length = 64))
    private PartnerId askedOf;

    private String title;
    private String namedAreas;
    private LocalDate doneOn;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ConfirmationState state;

    private Instant askedAt;

    @Nullable
    private Instant answeredAt;

    @Nullable
    private String answeredBy;

    @Nullable
    private String words;

    @ElementCollection
    @CollectionTable(name = "competence_confirmation_area", joinColumns = @JoinColumn(name = "confirmation_id"))
    @Column(name = "area_id", length = 64)
    private Set<String> areas = new TreeSet<>();

    protected Confirmation() {}

    Confirmation(String id, String onceKey, NewConfirmation asked, Set<String> areas, Instant at) {
        if (asked.about().equals(asked.askedOf())) {
            throw new IllegalArgumentException(asked.about() + " cannot confirm its own work");
        }
        this.id = id;
        this.kind = asked.kind();
        this.onceKey = onceKey;
        this.about = asked.about();
        this.askedOf = asked.askedOf();
        this.title = asked.title();
        this.namedAreas = String.join(", ", asked.areas());
        this.doneOn = asked.doneOn();
        this.state = ConfirmationState.ASKED;
        this.askedAt = at;
        this.areas = new TreeSet<>(areas);
    }

    /** The partner that was asked says what was delivered; or, with no area, that it does not confirm it. Once. */
    void answer(Set<String> confirmed, String said, String by, Instant at) {
        if (state != ConfirmationState.ASKED) {
            throw new IllegalStateException("Confirmation " + id + " is " + state);
        }
        state = confirmed.isEmpty() ? ConfirmationState.NOT_CONFIRMED : ConfirmationState.CONFIRMED;
        if (!confirmed.isEmpty()) {
            areas.retainAll(confirmed);
            areas.addAll(confirmed);
        }
        words = said;
        answeredBy = by;
        answeredAt = at;
    }

    /** Whoever asked for a reference asks no longer. */
    void withdraw(Instant at) {
        if (state != ConfirmationState.ASKED) {
            throw new IllegalStateException("Confirmation " + id + " is " + state);
        }
        state = ConfirmationState.WITHDRAWN;
        answeredAt = at;
    }

    boolean isVersion(long expected) {
        return version != null && version == expected;
    }

    Evidence evidence() {
        return new Evidence(
                kind, kind == EvidenceKind.DELIVERY ? "Work for another partner" : "Work elsewhere", doneOn, null);
    }

    String id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    EvidenceKind kind() {
        return kind;
    }

    PartnerId about() {
        return about;
    }

    PartnerId askedOf() {
        return askedOf;
    }

    String title() {
        return title;
    }

    String namedAreas() {
        return namedAreas;
    }

    LocalDate doneOn() {
        return doneOn;
    }

    ConfirmationState state() {
        return state;
    }

    Instant askedAt() {
        return askedAt;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    @Nullable
    String answeredBy() {
        return answeredBy;
    }

    @Nullable
    String words() {
        return words;
    }

    Set<String> areas() {
        return Set.copyOf(areas);
    }
}
