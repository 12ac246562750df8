package io.evenhand.ceremony;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface QuestionRepository extends JpaRepository<Question, String> {
    /** Of one signature and person, the oldest first. */
    List<Question> findBySignatureIdAndPersonIdOrderByAskedAt(String signatureId, String personId);

    @Query("select q from Question q where q.askedOf in :partners order by q.askedAt desc, q.id")
    List<Question> askedOf(List<String> partners, Limit most);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select q from Question q where q.id = :id")
    Optional<Question> lock(String id);
}
