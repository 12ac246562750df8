package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link ProcessStep} rows. */
@Service
@Transactional
class ProcessStepRecords {
    private final ProcessStepRepository steps;
    private final StepFailureRepository failures;

    ProcessStepRecords(ProcessStepRepository steps, StepFailureRepository failures) {
        this.steps = steps;
        this.failures = failures;
    }

    /** Idempotent by element instance key. The step has succeeded, so it no longer counts as failed. */
    void taken(ActivatedJob job, String businessId, Instant at, @Nullable String diagramHash) {
        failures.forget(job.getElementInstanceKey());
        steps.taken(
                job.getElementInstanceKey(),
                job.getProcessInstanceKey(),
                job.getBpmnProcessId(),
                job.getElementId(),
                businessId,
                at,
                diagramHash);
    }

    @Transactional(readOnly = true)
    List<ProcessStepView> of(Collection<String> businessIds) {
        return steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::view)
                .toList();
    }
}
