package io.evenhand.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface IdempotentAnswerRepository extends JpaRepository<IdempotentAnswer, String> {
    /** An insert that fails when another was quicker. */
    @Modifying
    @Query(
            value =
                    "insert into idempotent_answer (id, token_id, request_hash, begun_at) values (:id, :token, :request, :at)",
            nativeQuery = true)
    void begin(String id, String token, String request, Instant at);

    /** Takes a request over whose first worker has gone. @return 1 when nobody else did */
    @Modifying
    @Query(
            "update IdempotentAnswer a set a.begunAt = :at where a.id = :id and a.status is null and a.begunAt = :former")
    int takeOver(String id, Instant former, Instant at);

    @Modifying
    @Query("update IdempotentAnswer a set a.status = :status, a.contentType = :contentType, a.location = :location,"
            + " a.etag = :etag, a.body = :body where a.id = :id")
    void answer(
            String id,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body);

    @Modifying
    @Query("delete from IdempotentAnswer a where a.id = :id")
    void forget(String id);

    @Modifying
    @Query("delete from IdempotentAnswer a where a.begunAt < :before")
    int forgetOlderThan(Instant before);
}
