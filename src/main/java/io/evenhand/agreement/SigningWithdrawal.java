package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** That a party no longer wants an agreement which was being signed. Written once. */
@Entity
@Table(name = "signing_withdrawal")
@SuppressWarnings("NullAway.Init") // fields are set by JPA
class SigningWithdrawal implements Persistable<String> {
    @Id
    @Column(name = "agreement_id", length = 36)
    private String agreementId;

    private String partnerId;
    private String withdrawnBy;
    private String reason;
    private Instant withdrawnAt;

    @Transient
    private boolean stored;

    protected SigningWithdrawal() {}

    SigningWithdrawal(AgreementId agreement, PartnerId partner, String by, String reason, Instant at) {
        this.agreementId = agreement.value();
        this.partnerId = partner.value();
        this.withdrawnBy = by;
        this.reason = reason;
        this.withdrawnAt = at;
    }

    PartnerId partner() {
        return new PartnerId(partnerId);
    }

    String withdrawnBy() {
        return withdrawnBy;
    }

    String reason() {
        return reason;
    }

    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Override
    public String getId() {
        return agreementId;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
