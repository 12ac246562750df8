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

/** What one of the two partners says about a fact. Added once, never changed. */
@Entity
@Table(name = "track_remark")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class TrackRemark {
    enum Kind {
        /** By the partner whose record it is on. */
        CONTESTED,
        /** By the partner to whom it was promised: the fact stands. */
        UPHELD,
        /** By the partner to whom it was promised: the fact does not stand, and counts no longer. */
        WITHDRAWN
    }

    @Id
    @Column(length = 36)
    private String id;

    private String source;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Kind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String saidBy;
    private String words;
    private Instant saidAt;

    protected TrackRemark() {}

    TrackRemark(String id, String source, Kind kind, PartnerId partner, String saidBy, String words, Instant saidAt) {
        this.id = id;
        this.source = source;
        this.kind = kind;
        this.partner = partner;
        this.saidBy = saidBy;
        this.words = words;
        this.saidAt = saidAt;
    }

    String source() {
        return source;
    }

    Kind kind() {
        return kind;
    }

    PartnerId partner() {
        return partner;
    }

    String saidBy() {
        return saidBy;
    }

    String words() {
        return words;
    }

    Instant saidAt() {
        return saidAt;
    }
}
