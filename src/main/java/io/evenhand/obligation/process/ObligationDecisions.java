package io.evenhand.obligation.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Actor;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationResult;
import io.evenhand.obligation.Obligations;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The completing listeners of the obligation process: what a person decided becomes a use case, or is denied. */
@Component
class ObligationDecisions {
    private final Obligations obligations;
    private final TaskDecisions decisions;

    ObligationDecisions(Obligations obligations, TaskDecisions decisions) {
        this.obligations = obligations;
        this.decisions = decisions;
    }

    @JobWorker(type = "obligation.answer-request", autoComplete = false, fetchVariables = "obligationId")
    void answerRequest(JobClient client, ActivatedJob job) {
        decide(client, job, (actor, said) -> obligations.answerRequest(id(said), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "obligation.keep-promise", autoComplete = false, fetchVariables = "obligationId")
    void keepPromise(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> obligations.keep(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "obligation.accept-evidence", autoComplete = false, fetchVariables = "obligationId")
    void acceptEvidence(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> obligations.accept(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(
            type = "obligation.settle-missed",
            autoComplete = false,
            fetchVariables = {"obligationId", "dueOn"})
    void settleMissed(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> obligations.settleMissed(
                        id(said), said.taskKey(), actor, said.value(), said.reason(), dueOn(said)));
    }

    private void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, ObligationResult> useCase) {
        decisions.decide(client, job, (actor, said) -> switch (useCase.apply(actor, said)) {
            case ObligationResult.Recorded ignored -> Verdict.stands();
            case ObligationResult.Refused refused -> Verdict.denied(refused.reason());
        });
    }

    /** Whatever cannot be read as a day was not given. */
    private static @Nullable LocalDate dueOn(Decision said) {
        try {
            return said.given("dueOn").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static ObligationId id(Decision said) {
        return ObligationId.of(said.businessId());
    }
}
