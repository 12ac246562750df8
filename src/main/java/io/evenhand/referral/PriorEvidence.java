package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** What a deliverer shows for having known the customer before. */
@Entity
@Table(name = "prior_evidence")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class PriorEvidence {
    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String title;
    private LocalDate datedOn;
    private Instant filedAt;

    protected PriorEvidence() {}

    PriorEvidence(String id, ReferralId referral, PartnerId partner, String title, LocalDate datedOn, Instant filedAt) {
        this.id = id;
        this.referral = referral;
        this.partner = partner;
        this.title = title;
        this.datedOn = datedOn;
        this.filedAt = filedAt;
    }

    boolean isFor(ReferralId referralId, PartnerId partnerId) {
        return referral.equals(referralId) && partner.equals(partnerId);
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    LocalDate datedOn() {
        return datedOn;
    }
}
