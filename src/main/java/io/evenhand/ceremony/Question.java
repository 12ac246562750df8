package io.evenhand.ceremony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody asks before they sign, of the organisation that drew the agreement up. */
@Entity
@Table(name = "signing_question")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA sets the fields
class Question {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored. */
    @Version
    @Nullable
    private Long version;

    private String signatureId;
    private String agreementId;
    private String partnerId;
    private String personId;
    private String askedOf;
    private String question;
    private Instant askedAt;

    @Nullable
    private String answer;

    @Nullable
    private String answeredBy;

    @Nullable
    private Instant answeredAt;

    protected Question() {}

    Question(
            String id,
            String signatureId,
            String agreementId,
            String partnerId,
            String personId,
            String askedOf,
            String question,
            Instant askedAt) {
        this.id = id;
        this.signatureId = signatureId;
        this.agreementId = agreementId;
        this.partnerId = partnerId;
        this.personId = personId;
        this.askedOf = askedOf;
        this.question = question;
        this.askedAt = askedAt;
    }

    /** @return whether this is its answer; false when it has one */
    boolean answer(String words, String by, Instant at) {
        if (answeredAt != null) {
            return false;
        }
        answer = words;
        answeredBy = by;
        answeredAt = at;
        return true;
    }

    String id() {
        return id;
    }

    String signatureId() {
        return signatureId;
    }

    String partnerId() {
        return partnerId;
    }

    String personId() {
        return personId;
    }

    String askedOf() {
        return askedOf;
    }

    String question() {
        return question;
    }

    Instant askedAt() {
        return askedAt;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    String answeredBy() {
        return answeredBy;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
