package io.evenhand.agreement;

import io.evenhand.access.Actor;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signature that one party owes under one document. */
@Entity
@Table(name = "signature_request")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class SignatureRequest {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    enum State {
        WAITING,
        REQUESTED,
        SIGNED,
        DECLINED,
        /** The agreement ended before it was given. */
        OVER
    }

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String agreementId;
    private int position;
    private int turn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "signatory_id", length = 64))
    private PersonId signatory;

    private String fieldName;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private State state;

    private int reminders;

    /** The job that sent the last reminder: repeated, it sends none. */
    @Nullable
    private Long lastReminder;

    private int forwards;

    @Nullable
    private Instant signBy;

    @Nullable
    private Instant requestedAt;

    @Nullable
    private Instant endedAt;

    @Nullable
    private String declineReason;

    protected SignatureRequest() {}

    /**
     * @param position of its field in the document
     * @param turn in which it is asked for, from 0 on
     */
    SignatureRequest(String id, AgreementId agreement, int position, int turn, PartnerId partner, PersonId signatory) {
        this.id = id;
        this.agreementId = agreement.value();
        this.position = position;
        this.turn = turn;
        this.partner = partner;
        this.signatory = signatory;
        this.fieldName = fieldName(position);
        this.state = State.WAITING;
    }

    static String fieldName(int position) {
        return "signature-" + (position + 1);
    }

    /** @return whether it is asked for now; false when it was asked for before, or is over */
    boolean request(Instant at, Instant until) {
        if (state != State.WAITING) {
            return false;
        }
        state = State.REQUESTED;
        requestedAt = at;
        signBy = until;
        return true;
    }

    /** @return whether there is somebody to remind now */
    boolean remind(long reminder, Instant now) {
        if (state != State.REQUESTED || isTooLate(now) || (lastReminder != null && lastReminder == reminder)) {
            return false;
        }
        lastReminder = reminder;
        reminders++;
        return true;
    }

    private boolean isTooLate(Instant now) {
        return signBy != null && !now.isBefore(signBy);
    }

    /** In words, once the time for signing is over. */
    Optional<String> tooLate(Instant now) {
        return isTooLate(now)
                ? Optional.of("The time for signing ended on " + MOMENT.format(Objects.requireNonNull(signBy)) + ".")
                : Optional.empty();
    }

    void signed(PersonId by, Instant at) {
        signatory = by;
        state = State.SIGNED;
        endedAt = at;
    }

    void declined(PersonId by, String reason, Instant at) {
        signatory = by;
        declineReason = reason;
        state = State.DECLINED;
        endedAt = at;
    }

    /** Somebody else is asked from now on. @return how often it was handed on, this time included */
    int forward(PersonId to) {
        signatory = to;
        return ++forwards;
    }

    boolean isOpen() {
        return state == State.WAITING || state == State.REQUESTED;
    }

    /** Nobody needs the signature any more. */
    void over(Instant at) {
        state = State.OVER;
        endedAt = at;
    }

    boolean isSignedBy(Actor actor) {
        return state == State.SIGNED && signatory.value().equals(actor.personId());
    }

    String id() {
        return id;
    }

    AgreementId agreement() {
        return new AgreementId(agreementId);
    }

    int position() {
        return position;
    }

    int turn() {
        return turn;
    }

    Standing standing() {
        return switch (state) {
            case WAITING -> Standing.WAITING;
            case REQUESTED -> Standing.DUE;
            case SIGNED -> Standing.SIGNED;
            case DECLINED -> Standing.DECLINED;
            case OVER -> Standing.OVER;
        };
    }

    PartnerId partner() {
        return partner;
    }

    String agreementId() {
        return agreementId;
    }

    PersonId signatory() {
        return signatory;
    }

    String fieldName() {
        return fieldName;
    }

    State state() {
        return state;
    }

    @Nullable
    Instant signBy() {
        return signBy;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
