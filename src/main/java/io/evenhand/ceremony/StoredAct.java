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

    /** For so long it may open its task: the process either heard of it by then, or the person has to say it again. */
    static final Duration GOOD = Duration.ofMinutes(5);

    enum State {
        /** It is not known yet whether it stands. */
        PENDING,
        STANDS,
        /** A rule refused it, or another decision was first. It opens nothing. */
        REFUSED,
        /** The process never heard of it in time, or the signature was handed on. It opens nothing. */
        LAPSED
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

    /** Nobody knows what became of it: it may be tried again at once. Until then it is the one that counts, for a few minutes. */
    void isInDoubt() {
        pendingKey = null;
    }

    /** Nothing can come of it any more. What stands or was refused stays so. */
    void lapses() {
        if (state == State.PENDING) {
            state = State.LAPSED;
            pendingKey = null;
        }
    }

    /** Whether it is the person's will at this moment about the task: only this lets the process sign in their name. */
    boolean opens(long task, String wanted, Instant now) {
        return state == State.PENDING && taskKey == task && decision.equals(wanted) && now.isBefore(actedAt.plus(GOOD));
    }

    /** As {@link #opens}, also when the process asks once more about what stands by now. */
    boolean opened(long task, String wanted) {
        return state != State.REFUSED && taskKey == task && decision.equals(wanted);
    }

    /** Whether it counts as how its person signed. */
    boolean signs(Instant now) {
        return decision.equals(Intention.SIGN)
                && (state == State.STANDS || state == State.PENDING && now.isBefore(actedAt.plus(GOOD)));
    }

    String assignee() {
        return assignee;
    }

    SigningAct view() {
        return new SigningAct(
                new DocumentHash(shownSha256), MarkFormat.read(mark), consent, actedAt, address, agent, authentication);
    }

    String id() {
        return id;
    }

    String reason() {
        return reason == null ? "" : reason;
    }
}
