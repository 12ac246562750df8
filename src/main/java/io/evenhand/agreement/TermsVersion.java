package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;

/** The terms of an agreement as somebody proposed them: written once, never changed. */
@Entity
@Table(name = "terms_version")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class TermsVersion {
    @Id
    @Column(length = 36)
    private String id;

    private String agreementId;
    private int versionNumber;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposed_by", length = 64))
    private PartnerId proposedBy;

    /** The canonical form; what the hash is of. */
    @Lob
    @Column(columnDefinition = "longblob")
    private byte[] terms;

    private String termsHash;
    private Instant proposedAt;

    protected TermsVersion() {}

    TermsVersion(
            String id,
            AgreementId agreement,
            int versionNumber,
            PartnerId proposedBy,
            byte[] terms,
            String termsHash,
            Instant proposedAt) {
        this.id = id;
        this.agreementId = agreement.value();
        this.versionNumber = versionNumber;
        this.proposedBy = proposedBy;
        this.terms = terms.clone();
        this.termsHash = termsHash;
        this.proposedAt = proposedAt;
    }

    String agreementId() {
        return agreementId;
    }

    int versionNumber() {
        return versionNumber;
    }

    PartnerId proposedBy() {
        return proposedBy;
    }

    byte[] terms() {
        return terms.clone();
    }

    String termsHash() {
        return termsHash;
    }

    Instant proposedAt() {
        return proposedAt;
    }
}
