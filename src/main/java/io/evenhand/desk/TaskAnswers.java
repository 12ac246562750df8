package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.ProposeResult;
import io.evenhand.referral.Introductions;
import io.evenhand.referral.ReferralId;
import io.evenhand.terms.FieldProblem;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import io.evenhand.workflow.TaskForm;
import io.evenhand.workflow.TaskForms;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes what a person decided on the desk to Camunda, after making what the decision names. */
@Component
class TaskAnswers {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_TITLE = 200;

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final Introductions introductions;
    private final Negotiations negotiations;

    TaskAnswers(HumanTasks tasks, TaskForms forms, Introductions introductions, Negotiations negotiations) {
        this.tasks = tasks;
        this.forms = forms;
        this.introductions = introductions;
        this.negotiations = negotiations;
    }

    /** Decides a task that the actor may see. */
    Answered decide(Actor actor, HumanTaskView task, Submitted submitted) {
        if (task.state() != HumanTaskState.OPEN) {
            return new Answered.NoLongerOpen();
        }
        if (!HumanTasks.isFor(task, actor)) {
            return new Answered.NotYours("This is for somebody with the role " + task.role() + ".");
        }
        TaskForm form = forms.of(task.elementId());
        Optional<String> problem = problem(form, submitted);
        if (problem.isPresent()) {
            return new Answered.Refused(List.of(problem.get()));
        }
        Map<String, String> ids = new HashMap<>();
        Optional<TaskForm.Content> content = form.contentOf(submitted.decision());
        if (content.isPresent()) {
            List<String> problems = make(content.get().key(), actor, task, submitted, ids);
            if (!problems.isEmpty()) {
                return new Answered.Refused(problems);
            }
        }
        String reason = submitted.reason().isBlank() ? null : submitted.reason().strip();
        return switch (tasks.complete(
                task.taskKey(), actor.username(), new TaskAnswer(submitted.decision(), reason, ids))) {
            case CompletionResult.Completed ignored ->
                new Answered.Recorded(form.decision(submitted.decision())
                        .map(TaskForm.Option::label)
                        .orElse(submitted.decision()));
            case CompletionResult.Denied denied -> new Answered.Refused(List.of(denied.reason()));
            case CompletionResult.NoLongerOpen ignored -> new Answered.NoLongerOpen();
            case CompletionResult.NotKnownYet ignored -> new Answered.NotKnownYet();
        };
    }

    private static Optional<String> problem(TaskForm form, Submitted submitted) {
        Optional<TaskForm.Option> chosen = form.decision(submitted.decision());
        if (chosen.isEmpty()) {
            return Optional.of("Choose one of the decisions.");
        }
        if (chosen.get().reason() == TaskForm.Reason.REQUIRED
                && submitted.reason().isBlank()) {
            return Optional.of("“" + chosen.get().label() + "” needs a reason: the others will read it.");
        }
        return submitted.reason().length() > LONGEST_REASON
                ? Optional.of("Keep the reason within " + LONGEST_REASON + " characters; it has "
                        + submitted.reason().length() + ".")
                : Optional.empty();
    }

    private List<String> make(
            String content, Actor actor, HumanTaskView task, Submitted submitted, Map<String, String> ids) {
        return switch (content) {
            case "personId" -> {
                ids.put("personId", submitted.personId());
                yield submitted.personId().isBlank() ? List.of("Choose the person who signs.") : List.of();
            }
            case "evidenceId" -> evidence(actor, task, submitted, ids);
            case "proposalId" -> proposal(actor, task, submitted, ids);
            case "dueOn" -> {
                ids.put("dueOn", submitted.dueOn());
                yield submitted.dueOn().isBlank() ? List.of("Choose the new day.") : List.of();
            }
            default -> throw new IllegalStateException("The desk cannot make " + content);
        };
    }

    private List<String> evidence(Actor actor, HumanTaskView task, Submitted submitted, Map<String, String> ids) {
        String title = submitted.evidenceTitle().strip();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            return List.of("Say what the evidence is, in at most " + LONGEST_TITLE
                    + " characters: an invoice or contract, with its number.");
        }
        try {
            LocalDate datedOn = LocalDate.parse(submitted.evidenceDatedOn());
            ids.put("evidenceId", introductions.fileEvidence(ReferralId.of(task.businessId()), actor, title, datedOn));
            return List.of();
        } catch (DateTimeException notADate) {
            return List.of("Give the day that the evidence bears, such as 2025-03-31.");
        }
    }

    private List<String> proposal(Actor actor, HumanTaskView task, Submitted submitted, Map<String, String> ids) {
        return switch (negotiations.prepare(AgreementId.of(task.businessId()), actor, submitted.changes())) {
            case ProposeResult.Prepared prepared -> {
                ids.put("proposalId", prepared.proposalId());
                yield List.of();
            }
            case ProposeResult.NotNegotiable refused -> List.of(refused.reason());
            case ProposeResult.Invalid invalid ->
                invalid.problems().stream().map(TaskAnswers::words).toList();
        };
    }

    static String words(FieldProblem problem) {
        return FieldNames.PLAIN.of(problem.pointer()) + " " + problem.problem() + ": " + problem.remedy() + ".";
    }

    /**
     * What a person sent. What they left out is empty.
     *
     * @param changes to the terms on the table, as a JSON merge patch
     */
    record Submitted(
            String decision,
            String reason,
            String personId,
            String evidenceTitle,
            String evidenceDatedOn,
            String dueOn,
            String changes) {
        static final String PROPOSE = "propose";
        static final Submitted NOTHING = new Submitted("", "", "", "", "", "", "");

        static Submitted proposal(String changes) {
            return new Submitted(PROPOSE, "", "", "", "", "", changes);
        }
    }

    /** What came of it. */
    sealed interface Answered {
        /** @param decision in the form's words */
        record Recorded(String decision) implements Answered {}

        /** The decision cannot stand like this; the task is open as before. */
        record Refused(List<String> problems) implements Answered {}

        record NotYours(String reason) implements Answered {}

        /** Somebody was quicker, or nobody needs to decide any more. */
        record NoLongerOpen() implements Answered {}

        /** Camunda did not answer in time: the decision may or may not stand. */
        record NotKnownYet() implements Answered {}
    }
}
