package io.evenhand.agreement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Changes;
import io.evenhand.partner.PartnerId;
import io.evenhand.workflow.TaskDecisions;
import org.springframework.stereotype.Component;

/** The completing listener of the process of changes; what is reviewed and signed is decided in the agreement's own process. */
@Component
class ChangeDecisions {
    private final Changes changes;
    private final TaskDecisions decisions;

    ChangeDecisions(Changes changes, TaskDecisions decisions) {
        this.changes = changes;
        this.decisions = decisions;
    }

    @JobWorker(type = "agreement.acknowledge-notice", autoComplete = false, fetchVariables = "changeId")
    void acknowledgeNotice(JobClient client, ActivatedJob job) {
        decisions.decide(
                client,
                job,
                (actor, decision) -> AgreementDecisions.verdict(changes.acknowledge(
                        AgreementId.of(decision.businessId()),
                        new PartnerId(decision.subject()),
                        actor,
                        decision.value(),
                        decision.reason())));
    }
}
