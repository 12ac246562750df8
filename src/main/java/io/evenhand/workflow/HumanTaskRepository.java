package io.evenhand.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface HumanTaskRepository extends JpaRepository<HumanTask, Long> {
    List<HumanTask> findByBusinessIdInOrderByCreatedAtAscTaskKeyAsc(Collection<String> businessIds);

    List<HumanTask> findByStateOrderByCreatedAtAscTaskKeyAsc(HumanTaskState state);

    List<HumanTask> findByStateAndBusinessIdInOrderByCreatedAtAscTaskKeyAsc(
            HumanTaskState state, Collection<String> businessIds);

    /** Those that press come first. */
    @Query("select t from HumanTask t where t.state = OPEN and t.partnerId in :partnerIds"
            + " order by case when t.dueAt is null then 1 else 0 end, t.dueAt, t.createdAt, t.taskKey")
    List<HumanTask> findOpenOf(Collection<String> partnerIds, Limit limit);

    @Modifying
    @Query("update HumanTask t set t.assignee = :username where t.taskKey = :taskKey and t.state = OPEN")
    void assign(long taskKey, @Nullable String username);

    /** Records the decision once; a repeated listener job changes nothing. @return how many rows changed */
    @Modifying
    @Query("update HumanTask t set t.assignee = :username, t.decision = :decision, t.reason = :reason, t.state = DONE,"
            + " t.endedAt = :at where t.taskKey = :taskKey and t.state = OPEN")
    int decide(long taskKey, String username, String decision, @Nullable String reason, Instant at);

    @Modifying
    @Query("update HumanTask t set t.state = CANCELLED, t.endedAt = :at where t.taskKey = :taskKey and t.state = OPEN")
    int cancel(long taskKey, Instant at);
}
