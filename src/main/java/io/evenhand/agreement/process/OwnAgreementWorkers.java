package io.evenhand.agreement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service task of the process that begins an agreement of no referral. Idempotent by agreement. */
@Component
class OwnAgreementWorkers {
    private static final String PROCESS = "agreement-start";

    private final ProcessClaims claims;
    private final ProcessSteps steps;
    private final ChangeDeadlines deadlines;

    OwnAgreementWorkers(ProcessClaims claims, ProcessSteps steps, ChangeDeadlines deadlines) {
        this.claims = claims;
        this.steps = steps;
        this.deadlines = deadlines;
    }

    @JobWorker(type = "agreement.claim-start")
    Map<String, Object> claimStart(ActivatedJob job, @Variable String agreementId) {
        return steps.taken(
                job,
                agreementId,
                () -> Map.of(
                        "claimed", claims.claim(PROCESS, agreementId, job.getProcessInstanceKey()),
                        "reviewWithin", deadlines.reviewWithin(),
                        "signWithin", deadlines.signWithin(),
                        "remindEvery", deadlines.remindEvery()));
    }
}
