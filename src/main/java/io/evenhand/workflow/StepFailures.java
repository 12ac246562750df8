package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final HumanTaskRepository tasks;
    private final Clock clock;

    StepFailures(StepFailureRepository failures, HumanTaskRepository tasks, Clock clock) {
        this.failures = failures;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Idempotent by element instance: the last reason stands. */
    @RepeatedWhenRaced
    void failed(ActivatedJob job, String reason) {
        StepFailure unused = failures.save(new StepFailure(
                job.getElementInstanceKey(),
                job.getBpmnProcessId(),
                job.getElementId(),
                businessId(job),
                reason,
                clock.instant()));
    }

    /** Of a human task as we recorded it: a decision may come with any variable. */
    private String businessId(ActivatedJob job) {
        UserTaskProperties task = job.getUserTask();
        return Optional.ofNullable(task)
                .flatMap(its -> tasks.findById(its.getUserTaskKey()))
                .map(recorded -> recorded.view().businessId())
                .orElseGet(() -> BusinessId.of(job));
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
