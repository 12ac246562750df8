package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A prior relationship that was accepted: the partner is not bound about this referral's customer. */
@Entity
@Table(name = "carve_out")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class CarveOut {
    @Id
    @Column(length = 36)
    private String id;

    private String referralId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String evidence;
    private Instant recordedAt;

    protected CarveOut() {}

    CarveOut(String id, String referralId, PartnerId partner, String evidence, Instant recordedAt) {
        this.id = id;
        this.referralId = referralId;
        this.partner = partner;
        this.evidence = evidence;
        this.recordedAt = recordedAt;
    }

    PartnerId partner() {
        return partner;
    }

    String evidence() {
        return evidence;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
