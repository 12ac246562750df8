package io.evenhand.wording.draft;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface WordingDraftRepository extends JpaRepository<WordingDraft, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from WordingDraft d where d.id = :id")
    Optional<WordingDraft> lock(String id);

    /** Those of an organisation, the last changed first. */
    @Query(
            "select d from WordingDraft d where d.ownerId = :owner and d.state in :states order by d.changedAt desc, d.id")
    List<WordingDraft> findOf(String owner, List<DraftState> states, Limit limit);

    /** Everybody's, the last changed first. */
    @Query("select d from WordingDraft d where d.state in :states order by d.changedAt desc, d.id")
    List<WordingDraft> findAll(List<DraftState> states, Limit limit);

    long countByOwnerIdAndState(String ownerId, DraftState state);
}
