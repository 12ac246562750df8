package io.evenhand.decision;

import io.evenhand.access.Actor;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes what a person decided to Camunda, after making what the decision names. Without a transaction of its own: what is made is
 * committed before Camunda hears of it, and what no decision came to name harms nobody.
 */
@Service
public class Decisions {
    private static final int LONGEST_REASON = 2000;

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final NamedContents contents;

    Decisions(HumanTasks tasks, TaskForms forms, NamedContents contents) {
        this.tasks = tasks;
        this.forms = forms;
        this.contents = contents;
    }

    /** Decides a task that the actor may see. Safe to repeat: a decision that stands is no longer open. */
    public DecideResult decide(Actor actor, HumanTaskView task, Decision decision) {
        if (task.state() != HumanTaskState.OPEN) {
            return new DecideResult.NoLongerOpen();
        }
        if (!HumanTasks.isFor(task, actor)) {
            return new DecideResult.NotYours(task.role());
        }
        TaskForm form = forms.of(task);
        Optional<TaskForm.Option> offered = form.decision(decision.value());
        if (offered.isEmpty()) {
            return new DecideResult.Flawed(new Flaw.UnknownDecision(
                    form.decisions().stream().map(TaskForm.Option::value).toList()));
        }
        TaskForm.Option chosen = offered.get();
        Optional<Flaw> flaw = flawOfReason(chosen, decision.reason());
        if (flaw.isPresent()) {
            return new DecideResult.Flawed(flaw.get());
        }
        NamedContents.Made made = form.contentOf(chosen.value())
                .map(content -> contents.make(content.key(), actor, task, decision))
                .orElse(NamedContents.Made.NOTHING);
        return switch (made) {
            case NamedContents.Made.Ids ids ->
                complete(
                        actor, task, chosen, new TaskAnswer(chosen.value(), stripped(decision.reason()), ids.byName()));
            case NamedContents.Made.Not not -> not.why();
        };
    }

    private static Optional<Flaw> flawOfReason(TaskForm.Option chosen, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return chosen.reason() == TaskForm.Reason.REQUIRED
                    ? Optional.of(new Flaw.ReasonMissing(chosen.label()))
                    : Optional.empty();
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(new Flaw.ReasonTooLong(reason.length(), LONGEST_REASON))
                : Optional.empty();
    }

    private static @Nullable String stripped(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    private DecideResult complete(Actor actor, HumanTaskView task, TaskForm.Option chosen, TaskAnswer answer) {
        return switch (tasks.complete(task.taskKey(), actor.username(), answer)) {
            case CompletionResult.Completed ignored -> new DecideResult.Recorded(chosen.label());
            case CompletionResult.Denied denied -> new DecideResult.Refused(denied.reason());
            case CompletionResult.NoLongerOpen ignored -> new DecideResult.NoLongerOpen();
            case CompletionResult.NotKnownYet ignored -> new DecideResult.NotKnownYet();
        };
    }
}
