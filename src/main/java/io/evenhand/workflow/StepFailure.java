package io.evenhand.workflow;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "step_failure")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class StepFailure {
    private static final int REASON_CHARACTERS = 1000;

    @Id
    private long elementInstanceKey;

    private String processId;
    private String elementId;
    private String businessId;
    private String reason;
    private Instant failedAt;

    protected StepFailure() {}

    StepFailure(
            long elementInstanceKey,
            String processId,
            String elementId,
            String businessId,
            String reason,
            Instant failedAt) {
        this.elementInstanceKey = elementInstanceKey;
        this.processId = processId;
        this.elementId = elementId;
        this.businessId = businessId;
        this.reason = reason.length() <= REASON_CHARACTERS ? reason : reason.substring(0, REASON_CHARACTERS);
        this.failedAt = failedAt;
    }

    StepFailureView view() {
        return new StepFailureView(processId, elementId, businessId, reason, failedAt);
    }
}
