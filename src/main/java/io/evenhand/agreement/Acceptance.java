package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A party accepted one version of the terms. */
@Entity
@Table(name = "acceptance")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Acceptance {
    @Id
    @Column(length = 36)
    private String id;

    private String agreementId;
    private int versionNumber;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String acceptedBy;
    private Instant acceptedAt;

    protected Acceptance() {}

    Acceptance(
            String id,
            AgreementId agreement,
            int versionNumber,
            PartnerId partner,
            String acceptedBy,
            Instant acceptedAt) {
        this.id = id;
        this.agreementId = agreement.value();
        this.versionNumber = versionNumber;
        this.partner = partner;
        this.acceptedBy = acceptedBy;
        this.acceptedAt = acceptedAt;
    }

    PartnerId partner() {
        return partner;
    }
}
