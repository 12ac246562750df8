package io.evenhand.wording.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.wording.Approvals;
import io.evenhand.wording.DecisionResult;
import io.evenhand.wording.ProposalId;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import org.springframework.stereotype.Component;

/** The completing listener of releasing wording: what a lawyer decided becomes a use case, or is denied. */
@Component
class WordingDecisions {
    private final Approvals approvals;
    private final TaskDecisions decisions;

    WordingDecisions(Approvals approvals, TaskDecisions decisions) {
        this.approvals = approvals;
        this.decisions = decisions;
    }

    @JobWorker(type = "wording.approve-wording", autoComplete = false, fetchVariables = "proposalId")
    void approveWording(JobClient client, ActivatedJob job) {
        decisions.decide(client, job, (actor, said) -> switch (approvals.decide(
                ProposalId.of(said.businessId()), actor, said.value(), said.reason())) {
            case DecisionResult.Recorded ignored -> Verdict.stands();
            case DecisionResult.Refused refused -> Verdict.denied(refused.reason());
            case DecisionResult.NotAllowed notAllowed -> Verdict.denied(notAllowed.reason());
            case DecisionResult.Unknown ignored -> Verdict.denied("There is no such proposal.");
        });
    }
}
