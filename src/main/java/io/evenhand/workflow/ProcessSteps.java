package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.concurrency.Races;
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
    private static final int RETRIES = 3;

    private final ProcessStepRecords records;
    private final ProcessDiagrams diagrams;
    private final Clock clock;

    ProcessSteps(ProcessStepRecords records, ProcessDiagrams diagrams, Clock clock) {
        this.records = records;
        this.diagrams = diagrams;
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
        records.taken(
                job,
                businessId,
                clock.instant(),
                diagrams.hashOf(job.getProcessDefinitionKey()).orElse(null));
        return result;
    }

    /** The steps of some referrals and agreements, oldest first. */
    public List<ProcessStepView> of(Collection<String> businessIds) {
        return records.of(businessIds);
    }
}
