package io.evenhand.referral;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody whom a deliverer wants to be told who the customer is, once it is disclosed. */
@Entity
@Table(name = "named_person")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class NamedPerson {
    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private String partnerId;
    private String personId;
    private String namedBy;
    private Instant namedAt;

    protected NamedPerson() {}

    NamedPerson(String id, ReferralId referral, String partnerId, String personId, String namedBy, Instant namedAt) {
        this.id = id;
        this.referral = referral;
        this.partnerId = partnerId;
        this.personId = personId;
        this.namedBy = namedBy;
        this.namedAt = namedAt;
    }

    String personId() {
        return personId;
    }

    String namedBy() {
        return namedBy;
    }
}
