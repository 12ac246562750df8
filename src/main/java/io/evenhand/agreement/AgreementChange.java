package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a change of an agreement has come: proposed, signed, in effect. What it says, and who accepted and signed it, belongs to the
 * agreement of the same id.
 */
@Entity
@Table(name = "agreement_change")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class AgreementChange {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String agreementId;
    private int changeNumber;

    /** Unique: a second change of the agreement cannot be under way. */
    @Nullable
    private String openFor;

    private boolean notice;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposed_by", length = 64))
    private PartnerId proposedBy;

    private String proposedByUser;
    private String reason;
    private Instant proposedAt;

    @Nullable
    private LocalDate effectiveOn;

    @Nullable
    private Instant signedAt;

    @Nullable
    private Instant effectiveAt;

    protected AgreementChange() {}

    AgreementChange(
            AgreementId id,
            AgreementId agreement,
            int changeNumber,
            boolean notice,
            PartnerId proposedBy,
            String proposedByUser,
            String reason,
            Instant proposedAt) {
        this.id = id.value();
        this.agreementId = agreement.value();
        this.changeNumber = changeNumber;
        this.notice = notice;
        this.openFor = place(agreement, notice);
        this.proposedBy = proposedBy;
        this.proposedByUser = proposedByUser;
        this.reason = reason;
        this.proposedAt = proposedAt;
    }

    /** What a change under way occupies. Notice is one party's right: another change under way must not keep it from giving it. */
    static String place(AgreementId agreement, boolean notice) {
        return notice ? agreement.value() + " notice" : agreement.value();
    }

    /** It is over without having been signed, or signed: another may be proposed. */
    void close() {
        openFor = null;
    }

    /** All have signed, and the document is sealed. @return whether that is new */
    boolean sign(LocalDate effectiveOn, Instant at) {
        if (signedAt != null) {
            return false;
        }
        this.effectiveOn = effectiveOn;
        this.signedAt = at;
        close();
        return true;
    }

    /** Its day has come. @return whether that is new */
    boolean takeEffect(Instant at) {
        if (signedAt == null) {
            throw new IllegalStateException("Change " + id + " is not signed by all");
        }
        if (effectiveAt != null) {
            return false;
        }
        effectiveAt = at;
        return true;
    }

    AgreementId id() {
        return new AgreementId(id);
    }

    AgreementId agreement() {
        return new AgreementId(agreementId);
    }

    int changeNumber() {
        return changeNumber;
    }

    boolean isNotice() {
        return notice;
    }

    PartnerId proposedBy() {
        return proposedBy;
    }

    String proposedByUser() {
        return proposedByUser;
    }

    String reason() {
        return reason;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    Optional<LocalDate> effectiveOn() {
        return Optional.ofNullable(effectiveOn);
    }

    Optional<Instant> signedAt() {
        return Optional.ofNullable(signedAt);
    }

    Optional<Instant> effectiveAt() {
        return Optional.ofNullable(effectiveAt);
    }
}
