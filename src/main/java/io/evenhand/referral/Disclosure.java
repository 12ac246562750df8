package io.evenhand.referral;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customer was named to one person of a deliverer. */
@Entity
@Table(name = "disclosure")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Disclosure {
    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private String personId;
    private String partnerId;
    private Instant disclosedAt;

    /** By name; null where nobody named anybody, so that operations were told. */
    @Nullable
    private String namedBy;

    private boolean byContract;

    protected Disclosure() {}

    /** @param byContract whether the person read it in an agreement of the referral */
    Disclosure(
            String id,
            ReferralId referral,
            String personId,
            String partnerId,
            Instant disclosedAt,
            @Nullable String namedBy,
            boolean byContract) {
        this.id = id;
        this.referral = referral;
        this.personId = personId;
        this.partnerId = partnerId;
        this.disclosedAt = disclosedAt;
        this.namedBy = namedBy;
        this.byContract = byContract;
    }

    String personId() {
        return personId;
    }

    String partnerId() {
        return partnerId;
    }

    Instant disclosedAt() {
        return disclosedAt;
    }

    Optional<String> namedBy() {
        return Optional.ofNullable(namedBy);
    }

    boolean isByContract() {
        return byContract;
    }
}
