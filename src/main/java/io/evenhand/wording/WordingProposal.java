package io.evenhand.wording;

import io.evenhand.access.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wording that somebody wants released. Its files are rows of their own, which stay as they are. */
@Entity
@Table(name = "wording_proposal")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class WordingProposal {
    @EmbeddedId
    private ProposalId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String name;
    private String language;

    @Column(columnDefinition = "char(64)")
    private String hash;

    private int baseNumber;
    private String note;
    private String proposedBy;

    @Nullable
    private String proposerId;

    private String proposerOf;
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private ProposalState state;

    @Nullable
    private String decidedBy;

    @Nullable
    private Instant decidedAt;

    @Nullable
    private String reason;

    protected WordingProposal() {}

    WordingProposal(
            ProposalId id,
            String name,
            String language,
            String hash,
            int baseNumber,
            String note,
            Actor by,
            Instant at) {
        this.id = id;
        this.name = name;
        this.language = language;
        this.hash = hash;
        this.baseNumber = baseNumber;
        this.note = note;
        this.proposedBy = by.username();
        this.proposerId = by.personId();
        this.proposerOf = by.partnerId();
        this.proposedAt = at;
        this.state = ProposalState.SUBMITTED;
    }

    /** The lint has nothing against it: another lawyer is asked. */
    void awaitApproval() {
        if (state == ProposalState.SUBMITTED) {
            state = ProposalState.WAITING;
        }
    }

    /** The lint found what must not be released. */
    void refuse(Instant at) {
        end(ProposalState.REFUSED, null, null, at);
    }

    void approve(Actor by, Instant at) {
        state = ProposalState.APPROVED;
        decidedBy = by.username();
        decidedAt = at;
    }

    void reject(Actor by, String why, Instant at) {
        end(ProposalState.REJECTED, by, why, at);
    }

    void withdraw(Actor by, Instant at) {
        end(ProposalState.WITHDRAWN, by, null, at);
    }

    void supersede(String why, Instant at) {
        end(ProposalState.SUPERSEDED, null, why, at);
    }

    void release() {
        if (state != ProposalState.APPROVED) {
            throw new IllegalStateException("Wording proposal " + id + " is " + state + ", not approved");
        }
        state = ProposalState.RELEASED;
    }

    /** The first end stands. Who approved it stays named if it is overtaken after that. */
    private void end(ProposalState end, @Nullable Actor by, @Nullable String why, Instant at) {
        if (state.isOver()) {
            return;
        }
        state = end;
        reason = why;
        if (by != null) {
            decidedBy = by.username();
        }
        decidedAt = at;
    }

    boolean isAnotherThanProposer(Actor actor) {
        return WordingRolesPolicy.isAnother(actor, proposedBy, proposerOf, proposerId);
    }

    boolean isDecidedBy(Actor actor, ProposalState as) {
        return state == as && actor.username().equals(decidedBy);
    }

    ProposalId id() {
        return id;
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    String hash() {
        return hash;
    }

    int baseNumber() {
        return baseNumber;
    }

    String note() {
        return note;
    }

    String proposedBy() {
        return proposedBy;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    ProposalState state() {
        return state;
    }

    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
