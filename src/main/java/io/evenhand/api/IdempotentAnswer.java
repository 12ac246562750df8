package io.evenhand.api;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** What was answered to a request with an idempotency key; without a status as long as nothing was. */
@Entity
@Table(name = "idempotent_answer")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class IdempotentAnswer {
    /** A hash of token and key. */
    @Id
    @Column(length = 64)
    private String id;

    private String tokenId;
    private String requestHash;
    private Instant begunAt;

    @Nullable
    private Integer status;

    @Nullable
    private String contentType;

    @Nullable
    private String location;

    @Nullable
    private String etag;

    @Lob
    @Column(length = Length.LONG32)
    private byte @Nullable [] body;

    protected IdempotentAnswer() {}

    boolean isTo(String request) {
        return requestHash.equals(request);
    }

    Instant begunAt() {
        return begunAt;
    }

    /** Null while there is none. */
    @Nullable
    GivenAnswer given() {
        if (status == null) {
            return null;
        }
        return new GivenAnswer(status, contentType, location, etag, body == null ? new byte[0] : body);
    }

    /** An answer as it was sent. */
    record GivenAnswer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}
}
