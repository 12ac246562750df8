package io.evenhand.referral;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That a customer agreed to be named, as the introducer keeps it: it counts once a decision names it. */
@Entity
@Table(name = "customer_consent")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Consent {
    @Id
    @Column(length = 36)
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "referral_id", length = 36))
    private ReferralId referral;

    private LocalDate givenOn;
    private String givenBy;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ConsentForm form;

    /** SHA-256 of what shows it, in the archive. */
    @Nullable
    private String document;

    @Nullable
    private String fileName;

    private String recordedBy;
    private Instant recordedAt;

    protected Consent() {}

    Consent(
            String id,
            ReferralId referral,
            LocalDate givenOn,
            String givenBy,
            ConsentForm form,
            @Nullable String document,
            @Nullable String fileName,
            String recordedBy,
            Instant recordedAt) {
        this.id = id;
        this.referral = referral;
        this.givenOn = givenOn;
        this.givenBy = givenBy;
        this.form = form;
        this.document = document;
        this.fileName = fileName;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    String id() {
        return id;
    }

    boolean isOf(ReferralId one) {
        return referral.equals(one);
    }

    LocalDate givenOn() {
        return givenOn;
    }

    String givenBy() {
        return givenBy;
    }

    ConsentForm form() {
        return form;
    }

    Optional<String> document() {
        return Optional.ofNullable(document);
    }

    Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    String recordedBy() {
        return recordedBy;
    }
}
