package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.template.TemplateVersion;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** With one version of its terms an agreement went over to another wording. Added, never changed. */
@Entity
@Immutable
@Table(name = "agreement_wording_taken")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class TakenWording {
    @Id
    @Column(length = 36)
    private String id;

    private String agreementId;
    private int versionNumber;

    /** Null for an agreement of before wording was kept. */
    @Nullable
    private String formerWording;

    private String wording;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposed_by", length = 64))
    private PartnerId proposedBy;

    private String takenBy;
    private Instant takenAt;

    protected TakenWording() {}

    /** @param agreement as it is before it takes the wording, with the number of the terms that it will have */
    TakenWording(Agreement agreement, TemplateVersion wording, PartnerId proposedBy, String takenBy, Instant at) {
        this.id = UUID.randomUUID().toString();
        this.agreementId = agreement.id().value();
        this.versionNumber = agreement.termsVersion();
        this.formerWording = agreement.wording().map(TemplateVersion::code).orElse(null);
        this.wording = wording.code();
        this.proposedBy = proposedBy;
        this.takenBy = takenBy;
        this.takenAt = at;
    }

    int versionNumber() {
        return versionNumber;
    }

    Optional<TemplateVersion> former() {
        return Optional.ofNullable(formerWording).map(TemplateVersion::of);
    }

    AgreementWordings.Taken view() {
        return new AgreementWordings.Taken(
                versionNumber, former(), TemplateVersion.of(wording), proposedBy, takenBy, takenAt);
    }
}
