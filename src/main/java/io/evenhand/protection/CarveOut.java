package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Which evidence was judged; null only where nothing tells that of an old one. */
    @Nullable
    private String evidenceId;

    private String evidence;
    private Instant recordedAt;

    protected CarveOut() {}

    CarveOut(String id, String referralId, PartnerId partner, String evidenceId, String evidence, Instant recordedAt) {
        this.id = id;
        this.referralId = referralId;
        this.partner = partner;
        this.evidenceId = evidenceId;
        this.evidence = evidence;
        this.recordedAt = recordedAt;
    }

    PartnerId partner() {
        return partner;
    }

    String evidenceId() {
        return Objects.requireNonNull(evidenceId, () -> "carve-out " + id + " names no evidence");
    }

    String evidence() {
        return evidence;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
