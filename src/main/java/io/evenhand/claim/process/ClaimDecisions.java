package io.evenhand.claim.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimAnswers;
import io.evenhand.claim.ClaimAwards;
import io.evenhand.claim.ClaimId;
import io.evenhand.claim.ClaimResult;
import io.evenhand.claim.ClaimSecondPeople;
import io.evenhand.claim.ClaimTalks;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The completing listeners of the process of a claim: what a person decided becomes a use case, or is denied. */
@Component
class ClaimDecisions {
    private final ClaimAnswers answers;
    private final ClaimTalks talks;
    private final ClaimAwards awards;
    private final ClaimSecondPeople seconds;
    private final TaskDecisions decisions;

    ClaimDecisions(
            ClaimAnswers answers,
            ClaimTalks talks,
            ClaimAwards awards,
            ClaimSecondPeople seconds,
            TaskDecisions decisions) {
        this.answers = answers;
        this.talks = talks;
        this.awards = awards;
        this.seconds = seconds;
        this.decisions = decisions;
    }

    @JobWorker(
            type = "claim.answer-claim",
            autoComplete = false,
            fetchVariables = {"claimId", "admissionId"})
    void answerClaim(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> answers.answer(
                        id(said),
                        said.taskKey(),
                        actor,
                        said.value(),
                        said.reason(),
                        said.given("admissionId").orElse("")));
    }

    @JobWorker(type = "claim.decide-admission", autoComplete = false, fetchVariables = "claimId")
    void decideAdmission(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> answers.judgeAdmission(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "claim.decide-settlement", autoComplete = false, fetchVariables = "claimId")
    void decideSettlement(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) ->
                        talks.decide(id(said), said.taskKey(), actor, said.subject(), said.value(), said.reason()));
    }

    @JobWorker(type = "claim.confirm-second", autoComplete = false, fetchVariables = "claimId")
    void confirmSecond(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> seconds.decide(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "claim.confirm-award", autoComplete = false, fetchVariables = "claimId")
    void confirmAward(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) ->
                        awards.answer(id(said), said.taskKey(), actor, said.subject(), said.value(), said.reason()));
    }

    @JobWorker(type = "claim.see-award", autoComplete = false, fetchVariables = "claimId")
    void seeAward(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) ->
                        awards.record(id(said), said.taskKey(), actor, said.subject(), said.value(), said.reason()));
    }

    private void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, ClaimResult> useCase) {
        decisions.decide(client, job, (actor, said) -> switch (useCase.apply(actor, said)) {
            case ClaimResult.Recorded ignored -> Verdict.stands();
            case ClaimResult.Known ignored -> Verdict.stands();
            case ClaimResult.Refused refused -> Verdict.denied(refused.reason());
            case ClaimResult.NotAllowed ignored -> Verdict.denied("This is for the other side of the claim.");
            case ClaimResult.Unknown ignored -> Verdict.denied("There is no such claim for you.");
        });
    }

    private static ClaimId id(Decision said) {
        return ClaimId.of(said.businessId());
    }
}
