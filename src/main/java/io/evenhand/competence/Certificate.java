package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That somebody of a partner was examined in an area. */
@Entity
@Table(name = "competence_certificate")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Certificate {
    @Id
    @Column(length = 36)
    private String id;

    @Version
    @Nullable
    private Long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "area_id", length = 64))
    private AreaId area;

    private String name;
    private LocalDate issuedOn;

    @Nullable
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private CertificateFile.@Nullable Type fileType;

    private String addedBy;
    private Instant addedAt;

    @Nullable
    private Instant withdrawnAt;

    protected Certificate() {}

    Certificate(String id, PartnerId partner, NewCertificate certificate, String by, Instant at) {
        this.id = id;
        this.partner = partner;
        this.area = certificate.area();
        this.name = certificate.name();
        this.issuedOn = certificate.issuedOn();
        this.expiresOn = certificate.expiresOn();
        this.fileType = certificate.file() == null ? null : certificate.file().type();
        this.addedBy = by;
        this.addedAt = at;
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
        fileType = null;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    Evidence evidence() {
        return new Evidence(
                fileType == null ? EvidenceKind.NAMED_CERTIFICATE : EvidenceKind.CERTIFICATE,
                name,
                null,
                issuedOn,
                expiresOn);
    }

    String id() {
        return id;
    }

    PartnerId partner() {
        return partner;
    }

    AreaId area() {
        return area;
    }

    String name() {
        return name;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    Optional<CertificateFile.Type> fileType() {
        return Optional.ofNullable(fileType);
    }
}
