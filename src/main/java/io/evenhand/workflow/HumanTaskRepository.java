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
            + " order by t.pressesAt, t.createdAt, t.taskKey")
    List<HumanTask> findOpenOf(Collection<String> partnerIds, Limit limit);

    /** Those that press come first. */
    @Query("select t from HumanTask t where t.state = OPEN and t.partnerId = :partnerId and t.role in :roles"
            + " order by t.pressesAt, t.createdAt, t.taskKey")
    List<HumanTask> findWaitingFor(String partnerId, Collection<String> roles, Limit limit);

    @Query("select t from HumanTask t where t.state = OPEN and t.partnerId = :partnerId and t.role not in :roles"
            + " order by t.pressesAt, t.createdAt, t.taskKey")
    List<HumanTask> findWaitingForOthers(String partnerId, Collection<String> roles, Limit limit);

    @Query("select new io.evenhand.workflow.WaitingCount(count(case when t.role in :roles then 1 end),"
            + " count(case when t.role in :roles and t.pressesAt < :now then 1 end),"
            + " count(case when t.role not in :roles then 1 end))"
            + " from HumanTask t where t.state = OPEN and t.partnerId = :partnerId")
    WaitingCount countWaiting(String partnerId, Collection<String> roles, Instant now);

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
