package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The blind introduction of a referral to one candidate for one seat. */
@Entity
@Table(name = "offer")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Offer {
    enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        /** The referral ended before the candidate answered. */
        WITHDRAWN
    }

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String seatId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "candidate_id", length = 64))
    private PartnerId candidate;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private State state;

    private Instant offeredAt;

    @Nullable
    private Instant answeredAt;

    @Nullable
    private String answeredBy;

    @Nullable
    private String reason;

    protected Offer() {}

    Offer(String id, String seatId, PartnerId candidate, Instant offeredAt) {
        this.id = id;
        this.seatId = seatId;
        this.candidate = candidate;
        this.state = State.OPEN;
        this.offeredAt = offeredAt;
    }

    void answer(boolean accepted, String username, String reason, Instant at) {
        state = accepted ? State.ACCEPTED : State.DECLINED;
        answeredBy = username;
        this.reason = reason;
        answeredAt = at;
    }

    /**
     * The deadline has passed. An acceptance that was on its way at that moment does not count: the process has gone
     * on, and whoever accepted was told that the task was gone.
     */
    void expire(Instant at) {
        if (state == State.OPEN || state == State.ACCEPTED) {
            state = State.EXPIRED;
            answeredAt = at;
        }
    }

    void withdraw(Instant at) {
        if (state == State.OPEN) {
            state = State.WITHDRAWN;
            answeredAt = at;
        }
    }

    String id() {
        return id;
    }

    String seatId() {
        return seatId;
    }

    Instant offeredAt() {
        return offeredAt;
    }

    PartnerId candidate() {
        return candidate;
    }

    State state() {
        return state;
    }
}
