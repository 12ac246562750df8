package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Answers a claim where it is read: finds the task by which it is asked of an organisation, and completes it. No transaction is held while the
 * engine is asked; the answer itself is the use case that the task runs.
 */
@Service
public class ClaimAnswering {
    private static final String TASK = "answer-claim";
    private static final String PART = "admit-part";

    private final ClaimAnswers answers;
    private final HumanTasks tasks;

    ClaimAnswering(ClaimAnswers answers, HumanTasks tasks) {
        this.answers = answers;
        this.tasks = tasks;
    }

    /** What came of an answer. */
    public sealed interface Outcome {
        record Answered() implements Outcome {}

        /** A rule refuses it, or it is not for the actor. */
        record Not(ClaimResult why) implements Outcome {}

        /** The claim is not asked of the actor to answer, or somebody was quicker. */
        record NotAsked() implements Outcome {}

        /** The engine did not answer in time: whether it counts is seen in a moment. */
        record NotKnownYet() implements Outcome {}
    }

    /**
     * What somebody answers.
     *
     * @param decision "admit", "admit-part" or "dispute"
     * @param amount of what is admitted in part; else it is not asked for
     * @param currency blank for that of the claim
     */
    public record Said(String decision, String reason, String amount, String currency) {}

    /** The open task by which the actor answers a claim; empty where it is not asked. */
    public Optional<HumanTaskView> task(Actor actor, ClaimId id) {
        return task(actor, tasks.open(List.of(id.value())));
    }

    /** @param open tasks about one claim */
    public static Optional<HumanTaskView> task(Actor actor, List<HumanTaskView> open) {
        return open.stream()
                .filter(task -> task.elementId().equals(TASK) && HumanTasks.isFor(task, actor))
                .findFirst();
    }

    public Outcome answer(Actor actor, ClaimId id, Said said) {
        String admission = UUID.randomUUID().toString();
        boolean part = said.decision().equals(PART);
        ClaimResult may = part
                ? answers.prepare(actor, id, admission, said.amount(), said.currency(), said.reason())
                : answers.asked(actor, id);
        if (!(may instanceof ClaimResult.Recorded)) {
            return new Outcome.Not(may);
        }
        return task(actor, id)
                .map(task -> complete(actor, task, said, part ? Map.of("admissionId", admission) : Map.of()))
                .orElseGet(Outcome.NotAsked::new);
    }

    private Outcome complete(Actor actor, HumanTaskView task, Said said, Map<String, String> ids) {
        TaskAnswer answer = new TaskAnswer(said.decision(), said.reason().strip(), ids);
        return switch (tasks.complete(task.taskKey(), actor.username(), answer)) {
            case CompletionResult.Completed ignored -> new Outcome.Answered();
            case CompletionResult.Denied denied -> new Outcome.Not(ClaimResult.Refused.of(denied.reason()));
            case CompletionResult.NoLongerOpen ignored -> new Outcome.NotAsked();
            case CompletionResult.NotKnownYet ignored -> new Outcome.NotKnownYet();
        };
    }
}
