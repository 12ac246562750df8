package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which steps have failed for good, from our own records: what the live diagram shows as needing help. Camunda makes an
 * incident of each, and whoever mends its cause lets Camunda try again; the step that then succeeds is no longer told of.
 */
@Service
@Transactional
public class StepFailures {
    private final StepFailureRepository failures;
    private final Clock clock;

    StepFailures(StepFailureRepository failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /** Idempotent by element instance: the last reason stands. */
    @RepeatedWhenRaced
    void failed(ActivatedJob job, String reason) {
        StepFailure unused = failures.save(new StepFailure(
                job.getElementInstanceKey(),
                job.getBpmnProcessId(),
                job.getElementId(),
                BusinessId.of(job),
                reason,
                clock.instant()));
    }

    /** Whatever this step failed of before, it has now succeeded, or is no longer needed. */
    void mended(ActivatedJob job) {
        failures.forget(job.getElementInstanceKey());
    }

    /** The failed steps of some referrals and agreements, oldest first. */
    @Transactional(readOnly = true)
    public List<StepFailureView> of(Collection<String> businessIds) {
        return failures.findByBusinessIdInOrderByFailedAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(StepFailure::view)
                .toList();
    }
}
