package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One customer need worked jointly by two or more partners. */
@Entity
@Table(name = "referral")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Referral {
    @EmbeddedId
    private ReferralId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String reference;
    private String title;

    @Embedded
    private Customer customer;

    @Embedded
    private Need need;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "introducer_id", length = 64))
    private PartnerId introducer;

    private String biller;

    @Embedded
    private Deadlines deadlines;

    @Embedded
    private TermsDrafts drafts;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private ReferralState state;

    private Instant registeredAt;
    private Instant changedAt;

    @Nullable
    private String reliesOnNda;

    @Nullable
    private Instant consentedAt;

    /** How the customer consented; null also where that was a word before it was kept. */
    @Nullable
    private String consentId;

    @Nullable
    private Instant disclosedAt;

    @Nullable
    private String endReason;

    @Embedded
    @Nullable
    private Continuation continuation;

    protected Referral() {}

    Referral(ReferralId id, NewReferral referral, Instant at) {
        this.id = id;
        this.reference = referral.reference();
        this.title = referral.title();
        this.customer = referral.customer();
        this.need = referral.need();
        this.introducer = referral.introducer();
        this.biller = referral.biller();
        this.deadlines = referral.deadlines();
        this.drafts = referral.drafts();
        this.continuation = referral.continuation();
        this.state = ReferralState.REGISTERED;
        this.registeredAt = at;
        this.changedAt = at;
    }

    /**
     * Goes on to a later state. Going on to where it already is, or was, changes nothing: a repeated job must not set a
     * referral back.
     *
     * @return whether the state changed
     */
    boolean reach(ReferralState next, Instant at) {
        if (state.isEnd() || next.ordinal() <= state.ordinal()) {
            return false;
        }
        state = next;
        changedAt = at;
        return true;
    }

    /** Ends the referral, once. */
    boolean end(ReferralState end, @Nullable String reason, Instant at) {
        if (state.isEnd()) {
            return false;
        }
        state = end;
        endReason = reason;
        changedAt = at;
        return true;
    }

    /** The introducer describes the need anew; what partners were offered stays as it is. */
    boolean restate(Need restated, Instant at) {
        if (state.ordinal() >= ReferralState.OFFERED.ordinal()) {
            return false;
        }
        need = restated;
        changedAt = at;
        return true;
    }

    /** No NDA of its own is signed: this one in force covers it. */
    void relyOn(String agreementId) {
        reliesOnNda = agreementId;
    }

    Optional<String> reliesOnNda() {
        return Optional.ofNullable(reliesOnNda);
    }

    void consented(String consent, Instant at) {
        if (consentedAt == null) {
            consentId = consent;
            consentedAt = at;
        }
    }

    void disclosed(Instant at) {
        if (consentedAt == null) {
            throw new IllegalStateException("Referral " + id + " is disclosed without the customer's consent");
        }
        if (disclosedAt == null) {
            disclosedAt = at;
        }
    }

    @Nullable
    String consentId() {
        return consentId;
    }

    @Nullable
    Instant disclosedAt() {
        return disclosedAt;
    }

    boolean isDisclosed() {
        return disclosedAt != null;
    }

    ReferralLine line() {
        return new ReferralLine(
                id, reference, title, customer.name(), need, introducer, state, registeredAt, changedAt, disclosedAt);
    }

    ReferralId id() {
        return id;
    }

    String reference() {
        return reference;
    }

    String title() {
        return title;
    }

    Customer customer() {
        return customer;
    }

    Need need() {
        return need;
    }

    PartnerId introducer() {
        return introducer;
    }

    /** A partner id, "introducer", or a seat's name: see {@link ReferralBook#billerOf}. */
    String biller() {
        return biller;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    TermsDrafts drafts() {
        return drafts;
    }

    @Nullable
    Continuation continuation() {
        return continuation;
    }

    ReferralState state() {
        return state;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    String endReason() {
        return endReason;
    }
}
