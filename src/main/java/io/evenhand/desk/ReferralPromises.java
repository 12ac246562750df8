package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.desk.ReferralPage.Promise;
import io.evenhand.desk.ReferralRow.Tone;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each promise of a referral where it stands, and what the viewer can do about it. */
final class ReferralPromises {
    private final Actor actor;
    private final PartnerNames names;
    private final List<HumanTaskView> tasks;
    private final Set<String> claimable;
    private final Instant now;

    /** @param claimable the promises of which the viewer may claim that they were not kept, by id */
    ReferralPromises(Actor actor, PartnerNames names, List<HumanTaskView> tasks, Set<String> claimable, Instant now) {
        this.actor = actor;
        this.names = names;
        this.tasks = tasks;
        this.claimable = claimable;
        this.now = now;
    }

    /** The open ones first. */
    List<Promise> of(List<ObligationView> promises) {
        return promises.stream()
                .sorted(Comparator.comparing(
                                (ObligationView promise) -> promise.state().isOver())
                        .thenComparing(ObligationView::dueAt))
                .map(this::of)
                .toList();
    }

    private Promise of(ObligationView promise) {
        boolean over = promise.state().isOver();
        return new Promise(
                promise.id().value(),
                promise.what(),
                names.of(promise.obliged()),
                names.of(promise.owedTo()),
                promise.dueAt(),
                standing(promise),
                tone(promise),
                over,
                promise.state() == ObligationState.SHOWN ? promise.evidence() : promise.reason(),
                taskOf(promise),
                claimable.contains(promise.id().value()),
                !over && promise.owedTo().value().equals(actor.partnerId()) && actor.has(Role.OPERATIONS));
    }

    private String standing(ObligationView promise) {
        return switch (promise.state()) {
            case OPEN -> Due.of(promise.dueAt(), now).words();
            case KEPT, UNANSWERED -> promise.state().words() + (promise.isLate() ? ", late" : ", in time");
            default -> promise.state().words();
        };
    }

    private Tone tone(ObligationView promise) {
        return switch (promise.state()) {
            case ASKED, SHOWN -> Tone.WAITING;
            case OPEN -> promise.dueAt().isBefore(now) ? Tone.BAD : Tone.MOVING;
            case KEPT, UNANSWERED -> promise.isLate() ? Tone.WAITING : Tone.GOOD;
            case AT_ISSUE, BROKEN -> Tone.BAD;
            case EXCUSED, REFUSED, CALLED_OFF -> Tone.NEUTRAL;
        };
    }

    private @Nullable Long taskOf(ObligationView promise) {
        return tasks.stream()
                .filter(task -> task.businessId().equals(promise.id().value()))
                .filter(task -> task.state() == HumanTaskState.OPEN && HumanTasks.isFor(task, actor))
                .map(HumanTaskView::taskKey)
                .findFirst()
                .orElse(null);
    }
}
