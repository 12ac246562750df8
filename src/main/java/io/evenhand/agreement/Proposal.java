package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.template.TemplateVersion;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Other terms, or another wording, that a party prepared; they count only when its review decision names them. */
@Entity
@Table(name = "proposal")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Proposal {
    @Id
    @Column(length = 36)
    private String id;

    private String agreementId;
    private int baseVersion;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposed_by", length = 64))
    private PartnerId proposedBy;

    @Lob
    @Column(columnDefinition = "longblob")
    private byte[] terms;

    /** Another wording than the agreement has; null where it keeps its own. */
    @Nullable
    private String wording;

    private String preparedBy;
    private Instant preparedAt;
    private boolean taken;

    protected Proposal() {}

    Proposal(
            String id,
            AgreementId agreement,
            int baseVersion,
            PartnerId proposedBy,
            byte[] terms,
            Optional<TemplateVersion> wording,
            String preparedBy,
            Instant preparedAt) {
        this.id = id;
        this.agreementId = agreement.value();
        this.baseVersion = baseVersion;
        this.proposedBy = proposedBy;
        this.terms = terms.clone();
        this.wording = wording.map(TemplateVersion::code).orElse(null);
        this.preparedBy = preparedBy;
        this.preparedAt = preparedAt;
    }

    boolean isFor(AgreementId agreement, PartnerId partner) {
        return agreementId.equals(agreement.value()) && proposedBy.equals(partner);
    }

    void take() {
        taken = true;
    }

    boolean isTaken() {
        return taken;
    }

    int baseVersion() {
        return baseVersion;
    }

    Optional<TemplateVersion> wording() {
        return Optional.ofNullable(wording).map(TemplateVersion::of);
    }

    byte[] terms() {
        return terms.clone();
    }
}
