package io.evenhand.ceremony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link for one person about one signature. It may be opened many times and is used up by what is done with it; of its token only the
 * hash is kept.
 */
@Entity
@Table(name = "signing_link")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class SigningLink {
    /** The longest that any link lives, however long there is to sign. */
    static final Duration LONGEST = Duration.ofDays(30);

    static final int CODES_AN_HOUR = 5;

    /** Nobody who reads their own mail needs as many, in all the life of a link; guessing gets nowhere with them. */
    static final int MOST_CODES = 15;

    static final int MOST_WRONG_CODES = 40;

    /** So many browsers and addresses are told apart in the evidence; more say nothing more. */
    static final int MOST_OPENINGS = 20;

    private static final Duration CODE_WINDOW = Duration.ofHours(1);

    enum Purpose {
        SIGN,
        /** To fetch the sealed document. */
        COPY
    }

    enum Ending {
        USED,
        REPLACED,
        /** Nobody needs the signature any more, or somebody else gives it. */
        OVER,
        /** Too many codes were asked for, or typed wrongly. */
        TOO_MANY
    }

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored. */
    @Version
    @Nullable
    private Long version;

    private String cause;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private Purpose purpose;

    private String tokenHash;
    private String signatureId;
    private String agreementId;
    private String partnerId;
    private String personId;
    private String address;
    private Instant madeAt;
    private Instant expiresAt;

    @Nullable
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    @Nullable
    private Ending ending;

    /** The signature, while it could be given by this link: the database keeps another from being open beside it. */
    @Nullable
    private String openKey;

    @Nullable
    private Instant codesSince;

    private int codesSent;
    private int codesTotal;
    private int wrongCodes;
    private String openedBy;

    @Nullable
    private Instant toldAt;

    protected SigningLink() {}

    /** @param cause what the link was made for, such as an event's id: it makes one link, however often it is told */
    SigningLink(
            String id,
            String cause,
            Purpose purpose,
            String tokenHash,
            Whose whose,
            String address,
            Instant madeAt,
            Instant expiresAt) {
        this.id = id;
        this.cause = cause;
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.signatureId = whose.signatureId();
        this.agreementId = whose.agreementId();
        this.partnerId = whose.partnerId();
        this.personId = whose.personId();
        this.address = address;
        this.madeAt = madeAt;
        this.expiresAt = expiresAt;
        this.openedBy = "";
        this.openKey = purpose == Purpose.SIGN ? signatureId : null;
    }

    record Whose(String signatureId, String agreementId, String partnerId, String personId) {}

    boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** The first ending counts. */
    void end(Ending how, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            ending = how;
            openKey = null;
        }
    }

    /** Whether one more code may be sent now; if so it is counted. */
    boolean takeCode(Instant now) {
        if (codesSince == null || !now.isBefore(codesSince.plus(CODE_WINDOW))) {
            codesSince = now;
            codesSent = 0;
        }
        if (codesSent >= CODES_AN_HOUR) {
            return false;
        }
        codesSent++;
        codesTotal++;
        return true;
    }

    void isTypedWrongly() {
        wrongCodes++;
    }

    boolean isTriedTooOften() {
        return wrongCodes >= MOST_WRONG_CODES;
    }

    /** Whether so many codes were asked for or typed wrongly that it is to be closed. */
    boolean isWornOut() {
        return codesTotal >= MOST_CODES || wrongCodes >= MOST_WRONG_CODES;
    }

    /** @param who a short hash of a browser and its address @return whether it is the first time, and is to be recorded */
    boolean isOpenedFirstBy(String who) {
        List<String> known = openedBy.isEmpty() ? List.of() : List.of(openedBy.split(" "));
        if (known.contains(who) || known.size() >= MOST_OPENINGS) {
            return false;
        }
        openedBy = known.isEmpty() ? who : openedBy + " " + who;
        return true;
    }

    /** That what was signed by it came to nothing. @return whether that is news to its owner */
    boolean tell(Instant now) {
        if (toldAt != null) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** From when on codes are sent again, once {@link #takeCode} said no. */
    Instant codesAgainAt() {
        return (codesSince == null ? madeAt : codesSince).plus(CODE_WINDOW);
    }

    String id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    String signatureId() {
        return signatureId;
    }

    String agreementId() {
        return agreementId;
    }

    String partnerId() {
        return partnerId;
    }

    String personId() {
        return personId;
    }

    /** Where it was sent, and where its codes go: a later change of the person's address leads nobody else here. */
    String address() {
        return address;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Ending ending() {
        return ending;
    }
}
