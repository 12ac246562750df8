package io.evenhand.referral;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One line of a referral's history: written once, never changed. */
@Entity
@Table(name = "referral_history")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class HistoryEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private Instant happenedAt;
    private String actor;
    private String what;

    /** Says the same of a repeated job as of the first, so that it is written once. */
    private String onceKey;

    protected HistoryEntry() {}

    HistoryEntry(ReferralId referral, Instant happenedAt, String actor, String what, String onceKey) {
        this.referral = referral;
        this.happenedAt = happenedAt;
        this.actor = actor;
        this.what = what;
        this.onceKey = onceKey;
    }

    HistoryView view() {
        return new HistoryView(happenedAt, actor, what);
    }
}
