package io.evenhand.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "process_step")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ProcessStep {
    @Id
    private long elementInstanceKey;

    private long processInstanceKey;
    private String processId;
    private String elementId;
    private String businessId;
    private Instant takenAt;

    @Column(length = 64)
    @Nullable
    private String diagramHash;

    protected ProcessStep() {}

    long processInstanceKey() {
        return processInstanceKey;
    }

    ProcessStepView view() {
        return new ProcessStepView(processId, elementId, businessId, takenAt, diagramHash);
    }
}
