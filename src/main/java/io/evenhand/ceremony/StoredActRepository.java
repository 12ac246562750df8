package io.evenhand.ceremony;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface StoredActRepository extends JpaRepository<StoredAct, String> {
    Optional<StoredAct> findByPendingKey(String pendingKey);

    /** The newest first. */
    @Query("""
            select a from StoredAct a where a.signatureId = :signatureId and a.personId = :personId
            and a.decision = :decision and a.state <> REFUSED order by a.actedAt desc, a.id""")
    List<StoredAct> counting(String signatureId, String personId, String decision);

    /** The newest first. */
    @Query("""
            select a from StoredAct a where a.taskKey = :taskKey and a.assignee = :assignee
            and a.state <> REFUSED order by a.actedAt desc, a.id""")
    List<StoredAct> ofTask(long taskKey, String assignee);
}
