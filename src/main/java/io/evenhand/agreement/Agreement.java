package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An agreement between named partners, from draft to in force. Its terms are versions of their own. */
@Entity
@Table(name = "agreement")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Agreement {
    @EmbeddedId
    private AgreementId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String number;
    private String subject;

    @Enumerated(EnumType.STRING)
    @Column(length = 32)
    private AgreementKind kind;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private AgreementState state;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "agreement_party", joinColumns = @JoinColumn(name = "agreement_id"))
    @OrderColumn(name = "signing_position")
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private List<PartnerId> parties = new ArrayList<>();

    private String valueBand;
    private int termsVersion;
    private Instant draftedAt;

    @Nullable
    private String template;

    @Nullable
    private String documentHash;

    private int documentPages;

    @Nullable
    private String purpose;

    @Nullable
    private LocalDate startsOn;

    @Nullable
    private LocalDate endsOn;

    @Nullable
    private Instant inForceAt;

    protected Agreement() {}

    static Agreement drafted(AgreementId id, NewAgreement agreement, Instant at) {
        Agreement drafted = new Agreement();
        drafted.id = id;
        drafted.number = agreement.number();
        drafted.subject = agreement.subject();
        drafted.kind = agreement.terms().kind();
        drafted.state = AgreementState.NEGOTIATED;
        drafted.parties = new ArrayList<>(agreement.terms().parties().stream()
                .map(party -> new PartnerId(party.partnerId()))
                .toList());
        drafted.valueBand = agreement.valueBand();
        drafted.termsVersion = 1;
        drafted.draftedAt = at;
        return drafted;
    }

    static Agreement signedElsewhere(AgreementId id, ForeignAgreement agreement, Instant at) {
        Agreement foreign = new Agreement();
        foreign.id = id;
        foreign.number = agreement.number();
        // No referral: the number itself keeps it apart from the agreements of referrals.
        foreign.subject = id.value();
        foreign.kind = agreement.kind();
        foreign.state = AgreementState.IN_FORCE;
        foreign.parties = new ArrayList<>(agreement.parties());
        foreign.valueBand = "";
        foreign.draftedAt = at;
        foreign.purpose = agreement.purpose();
        foreign.startsOn = agreement.startsOn();
        foreign.endsOn = agreement.endsOn();
        foreign.inForceAt = at;
        return foreign;
    }

    /** New terms take the place of the present ones; what was accepted before does not count for them. */
    int supersedeTerms() {
        require(AgreementState.NEGOTIATED, "propose other terms");
        return ++termsVersion;
    }

    /** The certified document is there and goes to the signers. */
    void certified(String template, String documentHash, int pages) {
        require(AgreementState.NEGOTIATED, "certify");
        this.template = template;
        this.documentHash = documentHash;
        this.documentPages = pages;
        this.state = AgreementState.SIGNING;
    }

    void signed(String documentHash) {
        require(AgreementState.SIGNING, "sign");
        this.documentHash = documentHash;
    }

    void sealed(String documentHash) {
        require(AgreementState.SIGNING, "seal");
        this.documentHash = documentHash;
        this.state = AgreementState.SEALED;
    }

    void putInForce(String purpose, LocalDate startsOn, @Nullable LocalDate endsOn, Instant at) {
        require(AgreementState.SEALED, "put in force");
        this.purpose = purpose;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        this.inForceAt = at;
        this.state = AgreementState.IN_FORCE;
    }

    /**
     * Ends what is not yet in force.
     *
     * @return whether it ended now; false when it was over already
     */
    boolean end(AgreementState end) {
        if (state.isOver()) {
            return false;
        }
        state = end;
        return true;
    }

    private void require(AgreementState expected, String to) {
        if (state != expected) {
            throw new IllegalStateException(
                    "Agreement " + number + " is " + state + "; to " + to + " it would have to be " + expected);
        }
    }

    boolean isInForceOn(LocalDate day) {
        return state == AgreementState.IN_FORCE
                && startsOn != null
                && !day.isBefore(startsOn)
                && (endsOn == null || !day.isAfter(endsOn));
    }

    AgreementId id() {
        return id;
    }

    String number() {
        return number;
    }

    String subject() {
        return subject;
    }

    AgreementKind kind() {
        return kind;
    }

    AgreementState state() {
        return state;
    }

    List<PartnerId> parties() {
        return List.copyOf(parties);
    }

    String valueBand() {
        return valueBand;
    }

    int termsVersion() {
        return termsVersion;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    Optional<String> template() {
        return Optional.ofNullable(template);
    }

    Optional<String> documentHash() {
        return Optional.ofNullable(documentHash);
    }

    int documentPages() {
        return documentPages;
    }

    Optional<String> purpose() {
        return Optional.ofNullable(purpose);
    }

    Optional<LocalDate> endsOn() {
        return Optional.ofNullable(endsOn);
    }

    Optional<Instant> inForceAt() {
        return Optional.ofNullable(inForceAt);
    }
}
