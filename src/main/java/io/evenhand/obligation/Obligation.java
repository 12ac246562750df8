package io.evenhand.obligation;

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
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that one partner promised another, by a time. */
@Entity
@Table(name = "promise")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Obligation {
    @EmbeddedId
    private ObligationId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String subject;
    private String onceKey;

    @Enumerated(EnumType.STRING)
    @Column(length = 24)
    private ObligationKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "obliged_id", length = 64))
    private PartnerId obliged;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "owed_to_id", length = 64))
    private PartnerId owedTo;

    private String what;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ObligationState state;

    private Instant begunAt;
    private Instant dueAt;
    private Instant escalateAt;
    private String grace;
    private String acceptWithin;
    private String answerWithin;

    @Nullable
    private Instant overdueAt;

    @Nullable
    private Instant shownAt;

    @Nullable
    private String evidence;

    @Nullable
    private Instant closedAt;

    @Nullable
    private String reason;

    protected Obligation() {}

    Obligation(ObligationId id, NewObligation promise, Instant at) {
        this.id = id;
        this.subject = promise.subject();
        this.onceKey = promise.onceKey();
        this.kind = promise.kind();
        this.obliged = promise.obliged();
        this.owedTo = promise.owedTo();
        this.what = promise.what();
        this.state = promise.asked() ? ObligationState.ASKED : ObligationState.OPEN;
        this.begunAt = at;
        this.dueAt = promise.dueAt();
        this.grace = promise.terms().grace();
        this.acceptWithin = promise.terms().acceptWithin();
        this.answerWithin = promise.terms().answerWithin();
        this.escalateAt = dueAt.plus(Duration.parse(grace));
    }

    /** The obliged partner promises what it was asked for. */
    void promise() {
        if (state == ObligationState.ASKED) {
            state = ObligationState.OPEN;
        }
    }

    /** The obliged partner shows that it is done. */
    void show(String shown, Instant at) {
        state = ObligationState.SHOWN;
        evidence = shown;
        shownAt = at;
    }

    boolean isShownBy(String shown) {
        return state == ObligationState.SHOWN && shown.equals(evidence);
    }

    /** It was not done in time, or will not be: the other partner decides how it goes on. */
    void putAtIssue() {
        state = ObligationState.AT_ISSUE;
    }

    /** What was shown is not enough. Whoever shows something in time is given the grace anew. */
    void askAgain(String missing, Instant at) {
        reason = missing;
        reopen(at);
    }

    /** More time is given. */
    void extend(Instant newDueAt, String why, Instant at) {
        dueAt = newDueAt;
        reason = why;
        reopen(at);
    }

    private void reopen(Instant at) {
        state = ObligationState.OPEN;
        Instant from = dueAt.isAfter(at) ? dueAt : at;
        escalateAt = from.plus(Duration.parse(grace));
    }

    /** Time has passed. @return whether it is overdue only now */
    boolean becomeOverdue(Instant at) {
        if (state.isOver() || overdueAt != null || isShownInTime()) {
            return false;
        }
        overdueAt = at;
        return true;
    }

    /** It waits to be accepted, or for its process to hear of the proof: time passes over it without making it late. */
    private boolean isShownInTime() {
        return state == ObligationState.SHOWN && shownAt != null && !shownAt.isAfter(dueAt);
    }

    /** Ends it, once. @return whether it ended only now */
    boolean close(ObligationState end, Instant at) {
        if (!end.isOver()) {
            throw new IllegalArgumentException(end + " is no end");
        }
        if (state.isOver()) {
            return false;
        }
        state = end;
        closedAt = at;
        return true;
    }

    void because(String why) {
        reason = why;
    }

    ObligationView view() {
        return new ObligationView(
                id,
                subject,
                kind,
                obliged,
                owedTo,
                what,
                state,
                begunAt,
                dueAt,
                overdueAt,
                shownAt,
                evidence,
                closedAt,
                reason,
                version == null ? 0 : Math.toIntExact(version));
    }

    ObligationId id() {
        return id;
    }

    String onceKey() {
        return onceKey;
    }

    String subject() {
        return subject;
    }

    ObligationKind kind() {
        return kind;
    }

    PartnerId obliged() {
        return obliged;
    }

    PartnerId owedTo() {
        return owedTo;
    }

    String what() {
        return what;
    }

    ObligationState state() {
        return state;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant escalateAt() {
        return escalateAt;
    }

    String acceptWithin() {
        return acceptWithin;
    }

    String answerWithin() {
        return answerWithin;
    }

    boolean isOverdue() {
        return overdueAt != null;
    }

    /** When it was done, as far as anybody said. */
    Instant doneAt(Instant otherwise) {
        return shownAt == null ? otherwise : shownAt;
    }
}
