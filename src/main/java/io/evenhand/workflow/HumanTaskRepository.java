package io.evenhand.workflow;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface HumanTaskRepository extends JpaRepository<HumanTask, Long> {
    List<HumanTask> findByBusinessIdInOrderByCreatedAtAscTaskKeyAsc(Collection<String> businessIds);

    List<HumanTask> findByStateOrderByCreatedAtAscTaskKeyAsc(HumanTaskState state);

    List<HumanTask> findByStateAndBusinessIdInOrderByCreatedAtAscTaskKeyAsc(
            HumanTaskState state, Collection<String> businessIds);
}
