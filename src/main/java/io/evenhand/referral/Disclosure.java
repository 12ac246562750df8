package io.evenhand.referral;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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

    protected Disclosure() {}

    Disclosure(String id, ReferralId referral, String personId, String partnerId, Instant disclosedAt) {
        this.id = id;
        this.referral = referral;
        this.personId = personId;
        this.partnerId = partnerId;
        this.disclosedAt = disclosedAt;
    }

    String personId() {
        return personId;
    }
}
