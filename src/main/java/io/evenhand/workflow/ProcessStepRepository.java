package io.evenhand.workflow;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProcessStepRepository extends JpaRepository<ProcessStep, Long> {
    List<ProcessStep> findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(Collection<String> businessIds);
}
