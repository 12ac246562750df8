package io.evenhand.partner;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of how tax knows a partner: added to, never changed. */
@Entity
@Table(name = "partner_tax")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class PartnerTax {
    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id"))
    private PartnerId partner;

    private int position;
    private LocalDate since;
    private String vatId;
    private String taxNumber;
    private boolean smallBusiness;
    private String recordedBy;
    private Instant recordedAt;

    /** The VAT id of the latest record of a partner, so that no two partners have one; null in earlier ones. */
    @Nullable
    private String vatSlot;

    protected PartnerTax() {}

    PartnerTax(PartnerId partner, int position, TaxFacts facts, LocalDate since, String by, Instant at) {
        this.id = UUID.randomUUID().toString();
        this.partner = partner;
        this.position = position;
        this.since = since;
        this.vatId = facts.vatId();
        this.taxNumber = facts.taxNumber();
        this.smallBusiness = facts.smallBusiness();
        this.recordedBy = by;
        this.recordedAt = at;
        this.vatSlot = facts.vatId().isEmpty() ? null : facts.vatId();
    }

    /** A later record follows it. */
    void giveWay() {
        vatSlot = null;
    }

    PartnerId partner() {
        return partner;
    }

    boolean says(TaxFacts facts) {
        return vatId.equals(facts.vatId())
                && taxNumber.equals(facts.taxNumber())
                && smallBusiness == facts.smallBusiness()
                && since.equals(facts.since());
    }

    TaxStanding view() {
        return new TaxStanding(vatId, taxNumber, smallBusiness, since, recordedBy, recordedAt);
    }
}
