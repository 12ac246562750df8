package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.concurrency.Races;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * Which steps of a process were taken, from our own records: what the live diagram shows. Written by each worker when
 * its use case has been carried out.
 */
@Service
public class ProcessSteps {
    private static final int RETRIES = 3;

    private final ProcessStepRepository steps;
    private final Clock clock;

    ProcessSteps(ProcessStepRepository steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Carries out the work of a job and records that its element was passed. A repeated job is recorded once. Work that
     * met a parallel change of the same record is done again at once, on what is there now.
     *
     * @param businessId the referral or agreement that the process works on
     */
    public <T> T taken(ActivatedJob job, String businessId, Supplier<T> work) {
        T result = Races.settle(RETRIES, work);
        record(job, businessId);
        return result;
    }

    private void record(ActivatedJob job, String businessId) {
        ProcessStep step = new ProcessStep(
                job.getElementInstanceKey(),
                job.getProcessInstanceKey(),
                job.getBpmnProcessId(),
                job.getElementId(),
                businessId,
                clock.instant());
        Optional<ProcessStep> known = steps.findById(job.getElementInstanceKey());
        if (known.filter(step::isSameAs).isEmpty()) {
            // A row of the same key that says something else is of another engine, whose keys began anew.
            known.ifPresent(steps::delete);
            steps.save(step);
        }
    }

    /** The steps of some referrals and agreements, oldest first. */
    public List<ProcessStepView> of(Collection<String> businessIds) {
        return steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::view)
                .toList();
    }
}
