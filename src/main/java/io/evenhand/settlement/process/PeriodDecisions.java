package io.evenhand.settlement.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Actor;
import io.evenhand.settlement.period.Closings;
import io.evenhand.settlement.period.Objections;
import io.evenhand.settlement.period.PeriodResult;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The completing listeners of the process of periods: what a person decided becomes a use case, or is denied. */
@Component
class PeriodDecisions {
    private final Periods periods;
    private final Objections objections;
    private final Closings closings;
    private final TaskDecisions decisions;

    PeriodDecisions(Periods periods, Objections objections, Closings closings, TaskDecisions decisions) {
        this.periods = periods;
        this.objections = objections;
        this.closings = closings;
        this.decisions = decisions;
    }

    @JobWorker(type = "settlement.complete-reporting", autoComplete = false, fetchVariables = "settlementId")
    void completeReporting(JobClient client, ActivatedJob job) {
        decide(client, job, (actor, said) -> periods.completeReporting(id(said), said.taskKey(), actor, said.value()));
    }

    @JobWorker(type = "settlement.demand-audit", autoComplete = false, fetchVariables = "settlementId")
    void demandAudit(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> objections.demandAudit(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "settlement.review-statement", autoComplete = false, fetchVariables = "settlementId")
    void reviewStatement(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> objections.review(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "settlement.answer-dispute", autoComplete = false, fetchVariables = "settlementId")
    void answerDispute(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> objections.answerAll(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "settlement.approve-payout", autoComplete = false, fetchVariables = "settlementId")
    void approvePayout(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> closings.approve(id(said), said.taskKey(), actor, said.value(), said.reason(), false));
    }

    @JobWorker(type = "settlement.approve-payout-again", autoComplete = false, fetchVariables = "settlementId")
    void approvePayoutAgain(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> closings.approve(id(said), said.taskKey(), actor, said.value(), said.reason(), true));
    }

    private void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, PeriodResult> useCase) {
        decisions.decide(client, job, (actor, said) -> switch (useCase.apply(actor, said)) {
            case PeriodResult.Recorded ignored -> Verdict.stands();
            case PeriodResult.Refused refused -> Verdict.denied(refused.reason());
            case PeriodResult.NotAllowed ignored ->
                Verdict.denied("This is for the finance of the partner that bills the customer.");
            case PeriodResult.Unknown ignored -> Verdict.denied("There is no such period for you.");
        });
    }

    private static SettlementId id(Decision said) {
        return SettlementId.of(said.businessId());
    }
}
