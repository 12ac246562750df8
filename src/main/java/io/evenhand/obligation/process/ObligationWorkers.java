package io.evenhand.obligation.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.workflow.JobHeaders;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of the obligation process. Each is idempotent by the promise's id. */
@Component
class ObligationWorkers {
    private final Obligations obligations;
    private final ProcessClaims claims;
    private final ProcessSteps steps;

    ObligationWorkers(Obligations obligations, ProcessClaims claims, ProcessSteps steps) {
        this.obligations = obligations;
        this.claims = claims;
        this.steps = steps;
    }

    @JobWorker(type = "obligation.claim-process")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String obligationId) {
        if (!claims.claim(job.getBpmnProcessId(), obligationId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false);
        }
        return steps.taken(job, obligationId, () -> {
            Obligations.ProcessStart start = obligations.start(ObligationId.of(obligationId));
            return Map.of(
                    "claimed", true,
                    "obligedId", start.obligedId(),
                    "owedToId", start.owedToId(),
                    "asked", start.asked(),
                    "answerWithin", start.answerWithin(),
                    "acceptWithin", start.acceptWithin(),
                    "dueAt", start.times().dueAt(),
                    "escalateAt", start.times().escalateAt());
        });
    }

    @JobWorker(type = "obligation.record-overdue")
    Map<String, Object> recordOverdue(ActivatedJob job, @Variable String obligationId) {
        return steps.taken(job, obligationId, () -> {
            obligations.recordOverdue(ObligationId.of(obligationId));
            return Map.of();
        });
    }

    @JobWorker(type = "obligation.escalate")
    Map<String, Object> escalate(ActivatedJob job, @Variable String obligationId) {
        return steps.taken(job, obligationId, () -> {
            obligations.escalate(ObligationId.of(obligationId));
            return Map.of();
        });
    }

    @JobWorker(type = "obligation.reopen")
    Map<String, Object> reopen(ActivatedJob job, @Variable String obligationId) {
        return steps.taken(job, obligationId, () -> {
            Obligations.Times times = obligations.reopened(ObligationId.of(obligationId));
            return Map.of("dueAt", times.dueAt(), "escalateAt", times.escalateAt());
        });
    }

    @JobWorker(type = "obligation.close")
    Map<String, Object> close(ActivatedJob job, @Variable String obligationId) {
        return steps.taken(job, obligationId, () -> {
            String outcome = JobHeaders.required(job, "outcome");
            obligations.close(
                    ObligationId.of(obligationId),
                    ObligationState.valueOf(outcome.toUpperCase(Locale.ROOT).replace('-', '_')));
            return Map.of();
        });
    }
}
