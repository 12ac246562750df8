package io.evenhand.agreement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Changes;
import io.evenhand.agreement.Changes.Effect;
import io.evenhand.partner.PartnerId;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of the process of changes. Each is idempotent by change. */
@Component
class ChangeWorkers {
    private static final String PROCESS = "agreement-change";

    private final Changes changes;
    private final ProcessClaims claims;
    private final ProcessSteps steps;
    private final ChangeDeadlines deadlines;

    ChangeWorkers(Changes changes, ProcessClaims claims, ProcessSteps steps, ChangeDeadlines deadlines) {
        this.changes = changes;
        this.claims = claims;
        this.steps = steps;
        this.deadlines = deadlines;
    }

    @JobWorker(type = "agreement.claim-change")
    Map<String, Object> claimChange(ActivatedJob job, @Variable String changeId) {
        return steps.taken(
                job,
                changeId,
                () -> Map.of(
                        "claimed", claims.claim(PROCESS, changeId, job.getProcessInstanceKey()),
                        "reviewWithin", deadlines.reviewWithin(),
                        "signWithin", deadlines.signWithin(),
                        "remindEvery", deadlines.remindEvery(),
                        "acknowledgeWithin", deadlines.acknowledgeWithin()));
    }

    @JobWorker(type = "agreement.take-effect")
    Map<String, Object> takeEffect(ActivatedJob job, @Variable String changeId) {
        return steps.taken(job, changeId, () -> {
            Effect effect = changes.takeEffect(AgreementId.of(changeId));
            return Map.of(
                    "givenAlone", effect.givenAlone(),
                    "acknowledgers",
                            effect.others().stream().map(PartnerId::value).toList());
        });
    }
}
