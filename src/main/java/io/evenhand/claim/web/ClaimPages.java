package io.evenhand.claim.web;

import io.evenhand.access.Actor;
import io.evenhand.claim.ClaimAnswering;
import io.evenhand.claim.ClaimLine;
import io.evenhand.claim.ClaimPage;
import io.evenhand.claim.ClaimReading;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskForms;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Puts the page of one claim together: what is known of it, what waits for whom, and what was typed. */
@Component
class ClaimPages {
    private static final String ANSWER = "answer-claim";

    private final ClaimReading reading;
    private final HumanTasks tasks;
    private final TaskForms forms;

    ClaimPages(ClaimReading reading, HumanTasks tasks, TaskForms forms) {
        this.reading = reading;
        this.tasks = tasks;
        this.forms = forms;
    }

    /**
     * A decision that somebody is asked for.
     *
     * @param by whose people decide
     * @param dueAt null where nothing presses
     * @param mine whether the reader decides
     */
    record Waiting(
            long key, String title, String by, @Nullable Instant dueAt, boolean mine) {}

    /**
     * What somebody typed into one of the forms.
     *
     * @param form its name; empty for none
     * @param values by field
     * @param wrong what is to be mended, by field; under the empty name what concerns the whole
     */
    record Typed(String form, Map<String, String> values, Map<String, String> wrong) {
        static final Typed NOTHING = new Typed("", Map.of(), Map.of());

        /** For the page. */
        public String value(String of, String field) {
            return form.equals(of) ? values.getOrDefault(field, "") : "";
        }

        /** Null where nothing is. */
        public @Nullable String wrong(String of, String field) {
            return form.equals(of) ? wrong.get(field) : null;
        }

        /** Whether the form is shown open. */
        public boolean open(String of) {
            return form.equals(of);
        }
    }

    String show(Actor actor, String id, Typed typed, Model model) {
        ClaimPage page = found(reading.page(actor, id));
        List<HumanTaskView> open = tasks.open(List.of(id));
        model.addAttribute("page", page);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "waiting",
                open.stream()
                        .flatMap(task -> waiting(actor, page, task).stream())
                        .toList());
        model.addAttribute("answers", ClaimAnswering.task(actor, open).isPresent());
        // A form that is sent twice does what it does once.
        model.addAttribute("once", UUID.randomUUID().toString());
        model.addAttribute("ours", actor.partnerId());
        return "claim/claim";
    }

    /**
     * To everybody but the respondent, what is asked of its second person is what was asked before; and the time for the answer is the one that the
     * notice gave.
     */
    private Optional<Waiting> waiting(Actor actor, ClaimPage page, HumanTaskView task) {
        ClaimLine line = page.line();
        boolean second = task.elementId().equals("confirm-second");
        if (actor.partnerId().equals(line.respondentId())
                || !second && !task.elementId().equals(ANSWER)) {
            return Optional.of(waiting(actor, page, task, task.elementId(), task.dueAt()));
        }
        return switch (line.state()) {
            case STATED -> Optional.of(waiting(actor, page, task, ANSWER, line.answerUntil()));
            case OFFERED -> Optional.of(waiting(actor, page, task, "decide-settlement", null));
            case TALKS,
                    PART_ADMITTED,
                    SECOND_ASKED,
                    AWARD_STATED,
                    AWARD_CONTESTED,
                    ADMITTED,
                    SETTLED,
                    AWARDED,
                    WITHDRAWN -> Optional.empty();
        };
    }

    private Waiting waiting(Actor actor, ClaimPage page, HumanTaskView task, String element, @Nullable Instant dueAt) {
        return new Waiting(
                task.taskKey(),
                forms.of(element).title(),
                task.partnerId().equals(page.line().claimantId())
                        ? page.line().claimant()
                        : task.partnerId().equals(page.line().respondentId())
                                ? page.line().respondent()
                                : "The steward",
                dueAt,
                HumanTasks.isFor(task, actor));
    }

    /** A stranger's id answers exactly as an unknown one does. */
    static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
