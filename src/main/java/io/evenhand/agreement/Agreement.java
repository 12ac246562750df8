package io.evenhand.agreement;

import io.evenhand.money.Money;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.ToBeSigned;
import io.evenhand.template.TemplateVersion;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.ChangeTerms;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
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

    @Embedded
    @AttributeOverride(name = "minorUnits", column = @Column(name = "deal_minor_units"))
    @AttributeOverride(name = "currency", column = @Column(name = "deal_currency", columnDefinition = "char(3)"))
    @Nullable
    private Money dealValue;

    private int termsVersion;

    /** The agreement that this one changes; empty for one that stands on its own. */
    private String changeOf = "";

    /** Which change it is, from 1 on. */
    private int changeNumber;

    @Column(length = 32)
    @Nullable
    private AgreementKind changedKind;

    /** In which it is worded, as a tag such as "de". */
    private String language = "en";

    /** The agreement that this one adds to. */
    @Nullable
    private String belongsTo;

    private Instant draftedAt;

    @Nullable
    private String template;

    @Nullable
    private LocalDate certifiedOn;

    @Nullable
    private String documentHash;

    private int documentPages;

    /** Whether it is signed in a process from before agreements could be withdrawn meanwhile. */
    private boolean hearsNoWithdrawal;

    @Nullable
    private String purpose;

    @Nullable
    private LocalDate startsOn;

    @Nullable
    private LocalDate endsOn;

    @Nullable
    private Instant inForceAt;

    protected Agreement() {}

    /** @param wording that it keeps for its life, whatever is released meanwhile */
    static Agreement drafted(AgreementId id, NewAgreement agreement, TemplateVersion wording, Instant at) {
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
        drafted.dealValue = agreement.dealValue();
        drafted.language = agreement.language();
        drafted.termsVersion = 1;
        drafted.template = wording.code();
        drafted.draftedAt = at;
        return drafted;
    }

    /** A change of another agreement, which is an agreement itself: accepted, signed and sealed alike. */
    static Agreement changing(
            AgreementId id,
            Agreement changed,
            int changeNumber,
            ChangeTerms terms,
            TemplateVersion wording,
            Instant at) {
        Agreement change = drafted(
                id,
                new NewAgreement(
                        changed.number + "-c" + changeNumber,
                        changed.subject,
                        changed.parties.getFirst(),
                        terms,
                        changed.valueBand,
                        changed.dealValue,
                        wording.language()),
                wording,
                at);
        change.changeOf = changed.id.value();
        change.changeNumber = changeNumber;
        change.changedKind = changed.kind;
        return change;
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

    /** Its parties go over to another wording while they negotiate. */
    void takeWording(TemplateVersion wording) {
        require(AgreementState.NEGOTIATED, "take another wording");
        this.template = wording.code();
    }

    /** The certified document is there and goes to the signers. @param on the day that is printed on it */
    void certified(TemplateVersion wording, LocalDate on, String documentHash, int pages) {
        require(AgreementState.NEGOTIATED, "certify");
        this.template = wording.code();
        this.certifiedOn = on;
        this.documentHash = documentHash;
        this.documentPages = pages;
        this.state = AgreementState.SIGNING;
    }

    void heardNoWithdrawal() {
        hearsNoWithdrawal = true;
    }

    boolean hearsNoWithdrawal() {
        return hearsNoWithdrawal;
    }

    /** What was estimated was another deal: as long as nobody estimates this one, nobody knows what it is worth. */
    void estimateNoLongerHolds() {
        dealValue = null;
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

    /** A signed change moves the last day, which may be to come. */
    void lastsUntil(@Nullable LocalDate lastDay) {
        require(AgreementState.IN_FORCE, "change its end");
        endsOn = lastDay;
    }

    /** An amendment has taken effect. */
    void amended(List<PartnerId> parties, String purpose) {
        require(AgreementState.IN_FORCE, "amend");
        if (!this.parties.equals(parties)) {
            this.parties.clear();
            this.parties.addAll(parties);
        }
        this.purpose = purpose;
    }

    void belongsTo(@Nullable AgreementId main) {
        belongsTo = main == null ? null : main.value();
    }

    Optional<AgreementId> mainAgreement() {
        return Optional.ofNullable(belongsTo).map(AgreementId::new);
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

    /** The kind of agreement that one must have authority for to sign this: a change is signed like what it changes. */
    AgreementKind signingKind() {
        return changedKind == null ? kind : changedKind;
    }

    boolean isChange() {
        return changedKind != null;
    }

    Optional<AgreementId> changeOf() {
        return isChange() ? Optional.of(new AgreementId(changeOf)) : Optional.empty();
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

    /** What authority to sign this is measured by. */
    ToBeSigned toBeSigned(LocalDate day) {
        return new ToBeSigned(signingKind().code(), dealValue, day);
    }

    AgreementReference reference() {
        return new AgreementReference(id, number, subject, kind, changedKind);
    }

    String language() {
        return language;
    }

    int termsVersion() {
        return termsVersion;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    /** The wording that it keeps; empty for one signed elsewhere, and for one drafted before wording was kept. */
    Optional<TemplateVersion> wording() {
        return Optional.ofNullable(template).map(TemplateVersion::of);
    }

    /** The day that is printed on its document; empty before that is made, and where it was not kept. */
    Optional<LocalDate> certifiedOn() {
        return Optional.ofNullable(certifiedOn);
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

    Optional<LocalDate> startsOn() {
        return Optional.ofNullable(startsOn);
    }

    Optional<Instant> inForceAt() {
        return Optional.ofNullable(inForceAt);
    }
}
