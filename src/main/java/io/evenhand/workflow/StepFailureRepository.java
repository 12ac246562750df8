package io.evenhand.workflow;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StepFailureRepository extends JpaRepository<StepFailure, Long> {
    List<StepFailure> findByBusinessIdInOrderByFailedAtAscElementInstanceKeyAsc(Collection<String> businessIds);

    @Modifying
    @Query("delete from StepFailure f where f.elementInstanceKey = :elementInstanceKey")
    void forget(long elementInstanceKey);
}
