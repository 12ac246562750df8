package io.evenhand.api;

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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a decision that was sent to Camunda, after making what it names: the evidence or the other terms. */
@Component
class SentDecisions {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_TITLE = 200;

    private final HumanTasks tasks;
    private final TaskForms forms;
    private final Introductions introductions;
    private final Negotiations negotiations;

    SentDecisions(HumanTasks tasks, TaskForms forms, Introductions introductions, Negotiations negotiations) {
        this.tasks = tasks;
        this.forms = forms;
        this.introductions = introductions;
        this.negotiations = negotiations;
    }

    /** @throws Refusal when the form of what was sent will not do */
    static Sent read(byte[] body) {
        SentFields sent = SentFields.of(body, "decision", "reason", "personId", "evidence", "changes", "dueOn");
        String reason = sent.optionalText("reason");
        if (reason != null && reason.length() > LONGEST_REASON) {
            sent.wrong("reason", "is too long", "use at most " + LONGEST_REASON + " characters");
        }
        Evidence evidence = null;
        if (sent.has("evidence")) {
            SentFields fields = sent.object("evidence", "title", "datedOn");
            evidence = new Evidence(fields.text("title").strip(), fields.text("datedOn"));
        }
        Sent read = new Sent(
                sent.text("decision"),
                reason == null || reason.isBlank() ? null : reason.strip(),
                sent.optionalText("personId"),
                evidence,
                sent.json("changes"),
                sent.optionalText("dueOn"));
        sent.done();
        return read;
    }

    /** Decides a task that is for the actor. @throws Refusal when the decision is not complete */
    CompletionResult decide(Actor actor, HumanTaskView task, Sent sent) {
        if (task.state() != HumanTaskState.OPEN) {
            return new CompletionResult.NoLongerOpen();
        }
        TaskForm form = forms.of(task.elementId());
        TaskForm.Option chosen = form.decision(sent.decision())
                .orElseThrow(() -> invalid(
                        "/decision",
                        "is none of this task",
                        "use one of "
                                + String.join(
                                        ", ",
                                        form.decisions().stream()
                                                .map(TaskForm.Option::value)
                                                .toList())));
        if (chosen.reason() == TaskForm.Reason.REQUIRED && sent.reason() == null) {
            throw invalid("/reason", "is missing", "say why: the others will read it");
        }
        Map<String, String> ids = form.contentOf(sent.decision())
                .map(content -> made(content.key(), actor, task, sent))
                .orElse(Map.of());
        return tasks.complete(task.taskKey(), actor.username(), new TaskAnswer(sent.decision(), sent.reason(), ids));
    }

    private Map<String, String> made(String content, Actor actor, HumanTaskView task, Sent sent) {
        return switch (content) {
            case "personId" -> {
                String person = sent.personId();
                if (person == null || person.isBlank()) {
                    throw invalid("/personId", "is missing", "name the person who signs");
                }
                yield Map.of("personId", person);
            }
            case "evidenceId" -> Map.of("evidenceId", evidence(actor, task, sent.evidence()));
            case "proposalId" -> Map.of("proposalId", proposal(actor, task, sent.changes()));
            case "dueOn" -> Map.of("dueOn", day(sent.dueOn()));
            default -> throw new IllegalStateException("The interface cannot make " + content);
        };
    }

    private static String day(@Nullable String dueOn) {
        if (dueOn == null || dueOn.isBlank()) {
            throw invalid("/dueOn", "is missing", "give the new day, such as 2026-03-31");
        }
        try {
            return LocalDate.parse(dueOn.strip()).toString();
        } catch (DateTimeException notADate) {
            throw invalid("/dueOn", "is no day", "write it as 2026-03-31");
        }
    }

    private String evidence(Actor actor, HumanTaskView task, @Nullable Evidence evidence) {
        if (evidence == null) {
            throw invalid("/evidence", "is missing", "say what the evidence is, and the day that it bears");
        }
        if (evidence.title().isEmpty() || evidence.title().length() > LONGEST_TITLE) {
            throw invalid("/evidence/title", "will not do", "name an invoice or contract in 1 to 200 characters");
        }
        try {
            LocalDate datedOn = LocalDate.parse(evidence.datedOn());
            return introductions.fileEvidence(ReferralId.of(task.businessId()), actor, evidence.title(), datedOn);
        } catch (DateTimeException notADate) {
            throw invalid("/evidence/datedOn", "is no day", "write it as 2025-03-31");
        }
    }

    private String proposal(Actor actor, HumanTaskView task, @Nullable String changes) {
        if (changes == null) {
            throw invalid("/changes", "are missing", "send a JSON merge patch of the terms");
        }
        return switch (negotiations.prepare(AgreementId.of(task.businessId()), actor, changes)) {
            case ProposeResult.Prepared prepared -> prepared.proposalId();
            case ProposeResult.NotNegotiable refused -> throw Problem.REFUSED.because(refused.reason());
            case ProposeResult.Invalid invalid ->
                throw Refusal.invalid(invalid.problems().stream()
                        .map(problem -> problem.under("/changes"))
                        .toList());
        };
    }

    private static Refusal invalid(String pointer, String problem, String remedy) {
        return Refusal.invalid(List.of(new FieldProblem(pointer, problem, remedy)));
    }

    /** What was sent; null for what was not. @param changes a JSON merge patch of the terms on the table @param dueOn a day */
    record Sent(
            String decision,
            @Nullable String reason,
            @Nullable String personId,
            @Nullable Evidence evidence,
            @Nullable String changes,
            @Nullable String dueOn) {}

    /** @param datedOn the day that the evidence itself bears */
    record Evidence(String title, String datedOn) {}
}
