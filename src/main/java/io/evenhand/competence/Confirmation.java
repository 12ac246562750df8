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

    /** The referral in which it was delivered; null for work elsewhere. */
    @Nullable
    private String sourceId;

    /** While work runs, the day on which it is to be over and asked for; null where nobody named one. */
    @Nullable
    private LocalDate askOn;

    private int putOff;

    /** The partner that said when the work is over; null where what was promised in it says so. */
    @Nullable
    private String endedBy;

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

    /** @param source the referral in which it is delivered, which runs; null for work elsewhere, which is asked for at once */
    Confirmation(
            String id, String onceKey, @Nullable String source, NewConfirmation asked, Set<String> areas, Instant at) {
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
        this.sourceId = source;
        this.state = source == null ? ConfirmationState.ASKED : ConfirmationState.RUNS;
        this.askedAt = at;
        this.areas = new TreeSet<>(areas);
    }

    /** One of the two says when the work is over; on that day it is asked for. */
    void endsOn(LocalDate day, PartnerId by) {
        require(ConfirmationState.RUNS);
        askOn = day;
        endedBy = by.value();
    }

    /** The work is over: whoever introduced it is asked what was delivered. @return whether it is over only now */
    boolean over(LocalDate day, Instant at) {
        if (state != ConfirmationState.RUNS) {
            return false;
        }
        state = ConfirmationState.ASKED;
        askOn = null;
        doneOn = day;
        askedAt = at;
        return true;
    }

    /** The partner that was asked says that the work is not over: it runs on, and is asked for again. */
    void notYet(LocalDate again, String said, String by, Instant at) {
        require(ConfirmationState.ASKED);
        state = ConfirmationState.RUNS;
        askOn = again;
        endedBy = null;
        putOff++;
        words = said;
        answeredBy = by;
        answeredAt = at;
    }

    private void require(ConfirmationState wanted) {
        if (state != wanted) {
            throw new IllegalStateException("Confirmation " + id + " is " + state);
        }
    }

    /**
     * The partner that was asked says what was delivered; or, with no area, that it does not confirm it. Once; but whoever did not
     * confirm it may do so after all.
     *
     * @param on the day on which it was done, by the word of the partner that confirms it
     */
    void answer(Set<String> confirmed, LocalDate on, String said, String by, Instant at) {
        if (state != ConfirmationState.NOT_CONFIRMED || confirmed.isEmpty()) {
            require(ConfirmationState.ASKED);
        }
        state = confirmed.isEmpty() ? ConfirmationState.NOT_CONFIRMED : ConfirmationState.CONFIRMED;
        if (!confirmed.isEmpty()) {
            areas.retainAll(confirmed);
            areas.addAll(confirmed);
            doneOn = on;
        }
        words = said;
        answeredBy = by;
        answeredAt = at;
    }

    /** Whoever asked for a reference asks no longer. */
    void withdraw(Instant at) {
        require(ConfirmationState.ASKED);
        state = ConfirmationState.WITHDRAWN;
        answeredAt = at;
    }

    boolean isVersion(long expected) {
        return version != null && version == expected;
    }

    Evidence evidence() {
        return new Evidence(
                kind,
                kind == EvidenceKind.DELIVERY ? "Work for another partner" : "Work elsewhere",
                askedOf,
                doneOn,
                null);
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

    /** @throws IllegalStateException for work elsewhere */
    String source() {
        if (sourceId == null) {
            throw new IllegalStateException("Confirmation " + id + " is of no referral");
        }
        return sourceId;
    }

    @Nullable
    LocalDate askOn() {
        return askOn;
    }

    /** How often whoever is asked said “not yet”. */
    int putOff() {
        return putOff;
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
