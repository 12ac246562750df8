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
import java.time.LocalDate;

/** Something a partner promised by a date. */
@Entity
@Table(name = "obligation")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Obligation {
    enum Kind {
        /** The introducer brings the deliverers and the customer together. */
        HAND_OVER,
        /** The biller reports the revenue of the first period, also when there was none. */
        REPORT_REVENUE
    }

    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private Kind kind;

    private LocalDate dueOn;

    protected Obligation() {}

    Obligation(String id, ReferralId referral, PartnerId partner, Kind kind, LocalDate dueOn) {
        this.id = id;
        this.referral = referral;
        this.partner = partner;
        this.kind = kind;
        this.dueOn = dueOn;
    }

    ObligationView view() {
        String what = switch (kind) {
            case HAND_OVER -> "Bring deliverers and customer together";
            case REPORT_REVENUE -> "Report the revenue of the first period";
        };
        return new ObligationView(partner, what, dueOn);
    }
}
