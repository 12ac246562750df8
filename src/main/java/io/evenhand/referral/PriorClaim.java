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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deliverer's claim to have known the customer before, the evidence that it named, and what the introducer made of it: once each. */
@Entity
@Table(name = "prior_claim")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class PriorClaim {
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

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String evidenceId;
    private String claimedBy;
    private Instant claimedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    @Nullable
    private PriorVerdict verdict;

    @Nullable
    private String reason;

    @Nullable
    private String judgedBy;

    @Nullable
    private Instant judgedAt;

    protected PriorClaim() {}

    PriorClaim(String id, ReferralId referral, PartnerId partner, String evidenceId, String claimedBy, Instant at) {
        this.id = id;
        this.referral = referral;
        this.partner = partner;
        this.evidenceId = evidenceId;
        this.claimedBy = claimedBy;
        this.claimedAt = at;
    }

    /** @return whether it stands: a repeated job judges the same again, and another verdict comes too late */
    boolean judge(PriorVerdict found, String why, String by, Instant at) {
        if (verdict == null) {
            verdict = found;
            reason = why.isBlank() ? null : why.strip();
            judgedBy = by;
            judgedAt = at;
        }
        return verdict == found;
    }

    PartnerId partner() {
        return partner;
    }

    String evidenceId() {
        return evidenceId;
    }

    Optional<PriorVerdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<String> judgedBy() {
        return Optional.ofNullable(judgedBy);
    }
}
