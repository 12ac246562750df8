package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in a referral for a deliverer, offered to candidates one after another. */
@Entity
@Table(name = "seat")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Seat {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private int position;
    private String name;
    private String areas;
    private String answerWithin;

    @ElementCollection
    @CollectionTable(name = "seat_candidate", joinColumns = @JoinColumn(name = "seat_id"))
    @OrderColumn(name = "rank_position")
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private List<PartnerId> candidates = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "filled_by", length = 64))
    @Nullable
    private PartnerId filledBy;

    @Nullable
    private Instant leftAt;

    @Nullable
    private String leftReason;

    protected Seat() {}

    Seat(String id, ReferralId referral, int position, NewSeat seat) {
        this.id = id;
        this.referral = referral;
        this.position = position;
        this.name = seat.name();
        this.areas = String.join(", ", seat.areas());
        this.answerWithin = seat.answerWithin();
        this.candidates = new ArrayList<>(seat.candidates());
    }

    /** The best candidate who has not been asked yet. */
    Optional<PartnerId> nextCandidate(List<Offer> offers) {
        return candidates.stream()
                .filter(candidate ->
                        offers.stream().noneMatch(offer -> offer.candidate().equals(candidate)))
                .findFirst();
    }

    void fill(PartnerId partner) {
        if (filledBy != null && !filledBy.equals(partner)) {
            throw new IllegalStateException("Seat " + id + " is already filled by " + filledBy);
        }
        filledBy = partner;
    }

    /** The deliverer works no longer on it; it stays known who did. @return whether it left only now */
    boolean leave(PartnerId partner, String reason, Instant at) {
        if (!isHeldBy(partner)) {
            return false;
        }
        leftAt = at;
        leftReason = reason;
        return true;
    }

    /** Whether this partner fills the seat and has not left it. */
    boolean isHeldBy(PartnerId partner) {
        return leftAt == null && partner.equals(filledBy);
    }

    /** Whoever fills the seat now. */
    Optional<PartnerId> holder() {
        return leftAt == null ? filledBy() : Optional.empty();
    }

    /** Since when whoever filled it works on it no longer. */
    Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    void vacate(PartnerId partner) {
        if (partner.equals(filledBy)) {
            filledBy = null;
        }
    }

    String id() {
        return id;
    }

    ReferralId referral() {
        return referral;
    }

    List<PartnerId> candidates() {
        return List.copyOf(candidates);
    }

    String name() {
        return name;
    }

    String areas() {
        return areas;
    }

    String answerWithin() {
        return answerWithin;
    }

    /** Whoever filled it, also one that has left since. */
    Optional<PartnerId> filledBy() {
        return Optional.ofNullable(filledBy);
    }
}
