package io.evenhand.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.claim.ClaimAnswers;
import io.evenhand.claim.ClaimAwards;
import io.evenhand.claim.ClaimConclusions;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimSecondPeople;
import io.evenhand.claim.Claims;
import io.evenhand.workflow.ProcessClaims;
import io.evenhand.workflow.ProcessSteps;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The service tasks of the process of a claim. Each is idempotent by the claim's id. */
@Component
class ClaimWorkers {
    private final Claims claims;
    private final ClaimAnswers answers;
    private final ClaimAwards awards;
    private final ClaimSecondPeople seconds;
    private final ClaimConclusions conclusions;
    private final ProcessClaims processes;
    private final ProcessSteps steps;

    ClaimWorkers(
            Claims claims,
            ClaimAnswers answers,
            ClaimAwards awards,
            ClaimSecondPeople seconds,
            ClaimConclusions conclusions,
            ProcessClaims processes,
            ProcessSteps steps) {
        this.claims = claims;
        this.answers = answers;
        this.awards = awards;
        this.seconds = seconds;
        this.conclusions = conclusions;
        this.processes = processes;
        this.steps = steps;
    }

    @JobWorker(type = "claim.claim-process")
    Map<String, Object> claimProcess(ActivatedJob job, @Variable String claimId) {
        if (!processes.claim(job.getBpmnProcessId(), claimId, job.getProcessInstanceKey())) {
            return Map.of("claimed", false);
        }
        return steps.taken(job, claimId, () -> {
            Claims.ProcessStart start =
                    claims.start(ClaimId.of(claimId), job.getCustomHeaders().containsKey("second"));
            return Map.of(
                    "claimed", true,
                    "claimantId", start.claimantId(),
                    "respondentId", start.respondentId(),
                    "stewardId", start.stewardId(),
                    "answerBy", start.answerBy(),
                    "awardAnswerWithin", start.awardAnswerWithin(),
                    "secondWithin", start.secondWithin());
        });
    }

    @JobWorker(type = "claim.record-silence")
    Map<String, Object> recordSilence(ActivatedJob job, @Variable String claimId) {
        return steps.taken(job, claimId, () -> {
            answers.recordSilence(ClaimId.of(claimId));
            return Map.of();
        });
    }

    @JobWorker(type = "claim.record-award-silence")
    Map<String, Object> recordAwardSilence(ActivatedJob job, @Variable String claimId, @Variable String awardId) {
        return steps.taken(job, claimId, () -> {
            awards.recordUnanswered(ClaimId.of(claimId), awardId);
            return Map.of();
        });
    }

    @JobWorker(type = "claim.look-for-second")
    Map<String, Object> lookForSecond(ActivatedJob job, @Variable String claimId) {
        return steps.taken(job, claimId, () -> Map.of("goesOn", seconds.goesOn(ClaimId.of(claimId))));
    }

    @JobWorker(type = "claim.put-back")
    Map<String, Object> putBack(ActivatedJob job, @Variable String claimId) {
        return steps.taken(job, claimId, () -> {
            ClaimSecondPeople.Back back = seconds.back(ClaimId.of(claimId));
            return Map.of("backTo", back.backTo(), "answerBy", back.answerBy());
        });
    }

    @JobWorker(type = "claim.record-unconfirmed")
    Map<String, Object> recordUnconfirmed(ActivatedJob job, @Variable String claimId) {
        return steps.taken(job, claimId, () -> {
            seconds.recordUnconfirmed(ClaimId.of(claimId));
            return Map.of();
        });
    }

    @JobWorker(type = "claim.conclude")
    Map<String, Object> conclude(ActivatedJob job, @Variable String claimId) {
        return steps.taken(job, claimId, () -> {
            conclusions.conclude(ClaimId.of(claimId));
            return Map.of();
        });
    }
}
