package io.evenhand.ceremony;

import io.evenhand.agreement.SigningAct;
import io.evenhand.document.DocumentHash;
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

/** What a person did to sign or to decline, kept before the process hears of it: the process believes nobody else about it. */
@Entity
@Table(name = "signing_act")
@SuppressWarnings("NullAway.Init") // JPA sets the fields
class StoredAct {
    /** After so long nobody is at work on it any more: whoever was, has died. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    enum State {
        /** It is not known yet whether it stands. */
        PENDING,
        STANDS,
        /** A rule refused it, or another decision was first. It opens nothing. */
        REFUSED
    }

    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored. */
    @Version
    @Nullable
    private Long version;

    private String signatureId;
    private String personId;
    private long taskKey;
    private String decision;

    @Nullable
    private String reason;

    @Column(length = 64)
    private String shownSha256;

    @Column(columnDefinition = "longtext")
    private String mark;

    private String consent;
    private Instant actedAt;
    private String address;
    private String agent;
    private String authentication;
    private String assignee;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private State state;

    @Nullable
    private String pendingKey;

    protected StoredAct() {}

    StoredAct(String id, Signer signer, long taskKey, Intention intention, String consent, Instant at) {
        this.id = id;
        this.signatureId = signer.signatureId();
        this.personId = signer.person().value();
        this.taskKey = taskKey;
        this.decision = intention.decision();
        this.reason = intention.reason();
        this.shownSha256 = intention.shown().hex();
        this.mark = MarkFormat.write(intention.mark());
        this.consent = consent;
        this.actedAt = at;
        this.address = signer.address();
        this.agent = signer.agent();
        this.authentication = signer.authentication();
        this.assignee = signer.assignee();
        this.state = State.PENDING;
        this.pendingKey = pendingKey(signatureId, personId);
    }

    static String pendingKey(String signatureId, String personId) {
        return signatureId + ":" + personId;
    }

    /** Whether somebody may still be at work on it. */
    boolean isBusy(Instant now) {
        return state == State.PENDING && now.isBefore(actedAt.plus(LEASE));
    }

    void stands() {
        state = State.STANDS;
        pendingKey = null;
    }

    void isRefused() {
        state = State.REFUSED;
        pendingKey = null;
    }

    /** Nobody knows what became of it: it may be tried again at once, and is the one that counts until then. */
    void isInDoubt() {
        pendingKey = null;
    }

    boolean counts() {
        return state != State.REFUSED;
    }

    SigningAct view() {
        return new SigningAct(
                new DocumentHash(shownSha256), MarkFormat.read(mark), consent, actedAt, address, agent, authentication);
    }

    String id() {
        return id;
    }

    String decision() {
        return decision;
    }

    String reason() {
        return reason == null ? "" : reason;
    }
}
