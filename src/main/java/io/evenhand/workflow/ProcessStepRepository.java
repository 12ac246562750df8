package io.evenhand.workflow;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ProcessStepRepository extends JpaRepository<ProcessStep, Long> {
    List<ProcessStep> findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(Collection<String> businessIds);

    /** Which diagrams these steps were taken on, each once, by the time of its last step. */
    @Query("select new io.evenhand.workflow.ProcessStepRepository$Drawn(s.businessId, s.diagramHash) from ProcessStep s"
            + " where s.businessId in :businessIds and s.diagramHash is not null"
            + " group by s.businessId, s.diagramHash order by max(s.takenAt)")
    List<Drawn> findDiagrams(Collection<String> businessIds);

    /** A referral or agreement, and the diagram that its process runs on. */
    record Drawn(String businessId, String diagramHash) {}
}
