package io.evenhand.workflow;

import io.evenhand.concurrency.RepeatedWhenRaced;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    @RepeatedWhenRaced
    void taken(long elementInstanceKey, ProcessStep step) {
        failures.forget(elementInstanceKey);
        Optional<ProcessStep> known = steps.findById(elementInstanceKey);
        if (known.filter(step::isSameAs).isEmpty()) {
            // A row of the same key that says something else is of another engine, whose keys began anew.
            known.ifPresent(steps::delete);
            steps.flush();
            steps.save(step);
        }
    }

    @Transactional(readOnly = true)
    List<ProcessStepView> of(Collection<String> businessIds) {
        return steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::view)
                .toList();
    }
}
