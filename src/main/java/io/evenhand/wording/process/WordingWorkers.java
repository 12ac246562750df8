package io.evenhand.wording.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.wording.Approvals;
import io.evenhand.wording.ProposalId;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of releasing wording. Each is idempotent by the proposal's id. */
@Component
class WordingWorkers {
    private final Approvals approvals;
    private final ProcessClaims claims;
    private final ProcessSteps steps;

    WordingWorkers(Approvals approvals, ProcessClaims claims, ProcessSteps steps) {
        this.approvals = approvals;
        this.claims = claims;
        this.steps = steps;
    }

    @JobWorker(type = "wording.claim-process")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String proposalId) {
        if (!claims.claim(job.getBpmnProcessId(), proposalId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false);
        }
        return steps.taken(job, proposalId, () -> Map.of("claimed", true, "lawyersId", approvals.lawyersOf()));
    }

    @JobWorker(type = "wording.lint")
    Map<String, Object> lint(ActivatedJob job, @Variable String proposalId) {
        return steps.taken(job, proposalId, () -> Map.of("releasable", approvals.lint(ProposalId.of(proposalId))));
    }

    @JobWorker(type = "wording.release")
    Map<String, Object> release(ActivatedJob job, @Variable String proposalId) {
        return steps.taken(job, proposalId, () -> Map.of("released", approvals.release(ProposalId.of(proposalId))));
    }
}
