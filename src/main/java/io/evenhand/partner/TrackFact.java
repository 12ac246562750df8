package io.evenhand.partner;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that a partner did or did not do. Added once, never changed. */
@Entity
@Table(name = "track_fact")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class TrackFact {
    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "owed_to_id", length = 64))
    private PartnerId owedTo;

    private String source;
    private String kind;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private FactOutcome outcome;

    private Instant dueAt;
    private Instant happenedAt;

    protected TrackFact() {}

    TrackFact(String id, NewFact fact) {
        this.id = id;
        this.partner = fact.partner();
        this.owedTo = fact.owedTo();
        this.source = fact.source();
        this.kind = fact.kind();
        this.outcome = fact.outcome();
        this.dueAt = fact.dueAt();
        this.happenedAt = fact.happenedAt();
    }

    PartnerId partner() {
        return partner;
    }

    PartnerId owedTo() {
        return owedTo;
    }

    String source() {
        return source;
    }

    String kind() {
        return kind;
    }

    FactOutcome outcome() {
        return outcome;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant happenedAt() {
        return happenedAt;
    }
}
