package io.evenhand.protection.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Actor;
import io.evenhand.protection.NoticeDecisions;
import io.evenhand.protection.WindowNoticeId;
import io.evenhand.protection.WindowResult;
import io.evenhand.workflow.Decision;
import io.evenhand.workflow.TaskDecisions;
import io.evenhand.workflow.Verdict;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The completing listeners of the process of window notices: what a person decided becomes a use case, or is denied. */
@Component
class WindowDecisions {
    private final NoticeDecisions notices;
    private final TaskDecisions decisions;

    WindowDecisions(NoticeDecisions notices, TaskDecisions decisions) {
        this.notices = notices;
        this.decisions = decisions;
    }

    @JobWorker(
            type = "protection.decide-ending",
            autoComplete = false,
            fetchVariables = {"windowNoticeId", "dueOn"})
    void decideEnding(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.decideEnding(
                        id(said), said.taskKey(), actor, said.value(), said.reason(), until(said)));
    }

    @JobWorker(type = "protection.answer-release", autoComplete = false, fetchVariables = "windowNoticeId")
    void answerRelease(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.answerRelease(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "protection.answer-transfer", autoComplete = false, fetchVariables = "windowNoticeId")
    void answerTransfer(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.answerTransfer(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "protection.answer-renewal", autoComplete = false, fetchVariables = "windowNoticeId")
    void answerRenewal(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.answerRenewal(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "protection.resolve-late-duty", autoComplete = false, fetchVariables = "windowNoticeId")
    void resolveLateDuty(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.resolveDuty(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    @JobWorker(type = "protection.decide-late-release", autoComplete = false, fetchVariables = "windowNoticeId")
    void decideLateRelease(JobClient client, ActivatedJob job) {
        decide(
                client,
                job,
                (actor, said) -> notices.releaseFromDuty(id(said), said.taskKey(), actor, said.value(), said.reason()));
    }

    private void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, WindowResult> useCase) {
        decisions.decide(client, job, (actor, said) -> switch (useCase.apply(actor, said)) {
            case WindowResult.Done ignored -> Verdict.stands();
            case WindowResult.Refused refused -> Verdict.denied(refused.reason());
            case WindowResult.NotAllowed not -> Verdict.denied(not.who());
            case WindowResult.Unknown ignored -> Verdict.denied("There is no such window for you.");
        });
    }

    /** Whatever cannot be read as a day was not given. */
    private static @Nullable LocalDate until(Decision said) {
        try {
            return said.given("dueOn").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static WindowNoticeId id(Decision said) {
        return WindowNoticeId.of(said.businessId());
    }
}
