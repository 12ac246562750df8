package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.worker.JobClient;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Runs the use case of a completing listener once, as the person to whom the task is assigned. Nobody, an unknown
 * account, or a person who does not hold the task's role at the task's partner is denied: so four eyes stay four, in
 * whatever tool the task was completed. Whose task it is and what it is about is read from our own record, which was made with the
 * task: neither the variables that come with a decision nor a later change of the task in Camunda lead it elsewhere.
 */
@Component
public class TaskDecisions {
    /** Who sent the decision, where the desk did: two people may take the task at the same moment, and one decide in the other's name. */
    static final String DECIDED_BY = "decidedBy";

    private static final String DECISION = "decision";
    private static final String REASON = "reason";

    /** Of every decision, besides what it is about. */
    static final List<String> READ = List.of(DECISION, DECIDED_BY, REASON);

    private final Accounts accounts;
    private final HumanTaskRecords records;
    private final StepFailures failures;
    private final ObjectProvider<OutsidePeople> outsidePeople;

    TaskDecisions(
            Accounts accounts,
            HumanTaskRecords records,
            StepFailures failures,
            ObjectProvider<OutsidePeople> outsidePeople) {
        this.accounts = accounts;
        this.records = records;
        this.failures = failures;
        this.outsidePeople = outsidePeople;
    }

    /**
     * @param useCase commits its own change before it returns, and says the same again when it is repeated with the
     *     same task key: a listener job whose completion was lost comes back
     */
    public void decide(JobClient client, ActivatedJob job, BiFunction<Actor, Decision, Verdict> useCase) {
        UserTaskProperties task = Objects.requireNonNull(job.getUserTask(), "not a task listener job");
        HumanTaskRecords.Recorded recorded = records.recorded(task.getUserTaskKey())
                .orElseThrow(() -> new IllegalStateException(
                        "Task " + task.getUserTaskKey() + " (" + job.getElementId() + ") was never recorded"));
        Decision decision = decision(recorded, job.getVariablesAsMap());
        Verdict verdict = actor(task, decision)
                .<Verdict>map(actor -> HumanTasks.isFor(recorded.task(), actor)
                        ? checked(useCase, actor, decision)
                        : Verdict.denied(actor.displayName() + " may not decide this: it is for the role "
                                + recorded.task().role() + " at "
                                + recorded.task().partnerId() + "."))
                .orElseGet(() -> Verdict.denied("Take the task first, with an account of Evenhand:"
                        + " decisions are recorded in somebody's name."));
        failures.mended(job);
        switch (verdict) {
            case Verdict.Stands ignored -> {
                records.decided(
                        decision.taskKey(),
                        Objects.requireNonNull(task.getAssignee()),
                        decision.value(),
                        decision.reason());
                client.newCompleteCommand(job).send().join();
            }
            case Verdict.Denied denied ->
                client.newCompleteCommand(job)
                        .withResult(result -> result.forUserTask().deny(true, denied.reason()))
                        .send()
                        .join();
        }
    }

    private static Verdict checked(BiFunction<Actor, Decision, Verdict> useCase, Actor actor, Decision decision) {
        if (!decision.by().isEmpty() && !decision.by().equals(actor.username())) {
            return Verdict.denied(actor.displayName() + " has taken the task meanwhile: look at it again.");
        }
        return decision.value().isBlank() ? Verdict.denied("Choose a decision.") : useCase.apply(actor, decision);
    }

    private Optional<Actor> actor(UserTaskProperties task, Decision decision) {
        return Optional.ofNullable(task.getAssignee())
                .filter(name -> !name.isBlank())
                .flatMap(name -> accounts.actor(name).or(() -> outside(name, decision)));
    }

    private Optional<Actor> outside(String name, Decision decision) {
        return outsidePeople.stream()
                .flatMap(people -> people.actor(name, decision).stream())
                .findFirst();
    }

    /** @param variables that came with the decision: whoever sent it may have named any of them */
    static Decision decision(HumanTaskRecords.Recorded recorded, Map<String, Object> variables) {
        Map<String, String> given = new HashMap<>();
        variables.forEach((name, value) -> {
            if (value instanceof String text && (name.endsWith("Id") || name.endsWith("On"))) {
                given.put(name, text);
            }
        });
        return new Decision(
                recorded.task(),
                recorded.matter(),
                text(variables.get(DECISION)),
                text(variables.get(DECIDED_BY)),
                text(variables.get(REASON)).strip(),
                given);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
