package io.evenhand.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "process_step")
@SuppressWarnings("NullAway.Init") // fields are set by JPA
class ProcessStep implements Persistable<Long> {
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

    @Transient
    private boolean isNew;

    protected ProcessStep() {}

    ProcessStep(
            long elementInstanceKey,
            long processInstanceKey,
            String processId,
            String elementId,
            String businessId,
            Instant takenAt,
            @Nullable String diagramHash) {
        this.elementInstanceKey = elementInstanceKey;
        this.processInstanceKey = processInstanceKey;
        this.processId = processId;
        this.elementId = elementId;
        this.businessId = businessId;
        this.takenAt = takenAt;
        this.diagramHash = diagramHash;
        this.isNew = true;
    }

    boolean isSameAs(ProcessStep other) {
        return processInstanceKey == other.processInstanceKey
                && elementId.equals(other.elementId)
                && businessId.equals(other.businessId);
    }

    long processInstanceKey() {
        return processInstanceKey;
    }

    ProcessStepView view() {
        return new ProcessStepView(processId, elementId, businessId, takenAt);
    }

    @Override
    public Long getId() {
        return elementInstanceKey;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
