package io.evenhand.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ProcessStepRepository extends JpaRepository<ProcessStep, Long> {
    List<ProcessStep> findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(Collection<String> businessIds);

    /**
     * Idempotent by element instance, in one statement. A row of the same key and another process instance is of another
     * engine, whose keys began anew.
     */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into process_step (element_instance_key, process_instance_key, process_id, element_id,
                        business_id, taken_at, diagram_hash)
                    values (:elementInstanceKey, :processInstanceKey, :processId, :elementId,
                        :businessId, :takenAt, :diagramHash)
                    on duplicate key update
                        taken_at = case when process_instance_key = :processInstanceKey then taken_at else :takenAt end,
                        process_instance_key = :processInstanceKey, process_id = :processId, element_id = :elementId,
                        business_id = :businessId, diagram_hash = :diagramHash
                    """)
    void taken(
            long elementInstanceKey,
            long processInstanceKey,
            String processId,
            String elementId,
            String businessId,
            Instant takenAt,
            @Nullable String diagramHash);

    /** Which diagrams these steps were taken on, each once, by the time of its last step. */
    @Query(
            "select new io.evenhand.workflow.ProcessStepRepository$Drawn(s.businessId, s.processId, s.diagramHash) from ProcessStep s"
                    + " where s.businessId in :businessIds and s.diagramHash is not null"
                    + " group by s.businessId, s.processId, s.diagramHash order by max(s.takenAt)")
    List<Drawn> findDiagrams(Collection<String> businessIds);

    @Query(
            "select distinct new io.evenhand.workflow.ProcessStepRepository$OfInstance(s.processInstanceKey, s.businessId)"
                    + " from ProcessStep s where s.processInstanceKey in :processInstanceKeys")
    List<OfInstance> findBusinessIds(Collection<Long> processInstanceKeys);

    /** What a process instance works on. */
    record OfInstance(long processInstanceKey, String businessId) {}

    /** A referral, agreement or promise, a process of it, and the diagram that this runs on. */
    record Drawn(String businessId, String processId, String diagramHash) {}
}
