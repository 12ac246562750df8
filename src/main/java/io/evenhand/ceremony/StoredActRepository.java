package io.evenhand.ceremony;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface StoredActRepository extends JpaRepository<StoredAct, String> {
    Optional<StoredAct> findByPendingKey(String pendingKey);

    /** All of a person about a signature, the newest first. */
    @Query("""
            select a from StoredAct a where a.signatureId = :signatureId and a.personId = :personId
            order by a.actedAt desc, a.id""")
    List<StoredAct> of(String signatureId, String personId, Limit most);

    /** Of whomever, of which it is not known yet what came of them. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from StoredAct a where a.signatureId = :signatureId and a.state = PENDING")
    List<StoredAct> lockPending(String signatureId);
}
