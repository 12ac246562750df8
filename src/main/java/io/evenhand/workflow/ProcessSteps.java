package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * Which steps of a process were taken, from our own records: what the live diagram shows. Written by each worker when
 * its use case has been carried out.
 */
@Service
public class ProcessSteps {
    private final ProcessStepRepository steps;
    private final Clock clock;

    ProcessSteps(ProcessStepRepository steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Carries out the work of a job and records that its element was passed. A repeated job is recorded once.
     *
     * @param businessId the referral or agreement that the process works on
     */
    public <T> T taken(ActivatedJob job, String businessId, Supplier<T> work) {
        T result = work.get();
        record(job, businessId);
        return result;
    }

    private void record(ActivatedJob job, String businessId) {
        if (!steps.existsById(job.getElementInstanceKey())) {
            steps.save(new ProcessStep(
                    job.getElementInstanceKey(),
                    job.getBpmnProcessId(),
                    job.getElementId(),
                    businessId,
                    clock.instant()));
        }
    }

    /** The steps of some referrals and agreements, oldest first. */
    public List<ProcessStepView> of(Collection<String> businessIds) {
        return steps.findByBusinessIdInOrderByTakenAtAscElementInstanceKeyAsc(businessIds).stream()
                .map(ProcessStep::view)
                .toList();
    }
}
