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
        OVER
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
