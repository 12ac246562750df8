package io.evenhand.word;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.decision.DecideResult;
import io.evenhand.decision.Decision;
import io.evenhand.decision.Decisions;
import io.evenhand.word.ReturnedDrafts.Chosen;
import io.evenhand.word.ReturnedDrafts.Shown;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers a review of terms with what somebody takes of a file that came back. Whoever calls makes sure that the reader is of a party. */
@Component
public class WordProposals {
    private static final String REVIEW = "review-draft";

    private final ReturnedDrafts returned;
    private final Decisions decisions;
    private final HumanTasks tasks;

    WordProposals(ReturnedDrafts returned, Decisions decisions, HumanTasks tasks) {
        this.returned = returned;
        this.decisions = decisions;
        this.tasks = tasks;
    }

    /** The open review of an agreement's terms, if the actor may decide it. */
    public Optional<HumanTaskView> review(Actor actor, AgreementView agreement) {
        return tasks.of(List.of(agreement.id().value())).stream()
                .filter(task -> task.elementId().equals(REVIEW) && task.state() == HumanTaskState.OPEN)
                .filter(task -> HumanTasks.isFor(task, actor))
                .findFirst();
    }

    /**
     * What came of proposing.
     *
     * @param shown the file with what was chosen, which is kept whatever came of it
     */
    public record Proposed(Shown shown, Outcome outcome) {}

    /** Whether there is a proposal now. */
    public sealed interface Outcome {
        /** @param problems in sentences: what the terms would not hold */
        record Unsound(List<String> problems) implements Outcome {}

        /** The review was decided with it, or was not. */
        record Decided(DecideResult result) implements Outcome {}
    }

    /**
     * Proposes what is taken of a file, and nothing else of it.
     *
     * @param task the actor's open review
     * @param choices by the ids of changes; what they do not name is left
     * @param note for the other parties
     * @throws IllegalArgumentException where there is no such file for the actor, or it became a proposal
     */
    public Proposed propose(
            Actor actor,
            AgreementView agreement,
            HumanTaskView task,
            String id,
            Map<String, Choice> choices,
            String note) {
        Chosen chosen = returned.choose(actor, agreement, id, choices, note);
        return switch (chosen.outcome()) {
            case Chosen.Unsound unsound -> new Proposed(chosen.shown(), new Outcome.Unsound(unsound.problems()));
            case Chosen.Ready ready -> {
                DecideResult result = decisions.decide(
                        actor, task, new Decision("propose", ready.reason(), null, null, ready.changes(), null));
                if (result instanceof DecideResult.Recorded) {
                    returned.proposed(actor, agreement, id);
                }
                yield new Proposed(chosen.shown(), new Outcome.Decided(result));
            }
        };
    }
}
