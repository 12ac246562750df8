package io.evenhand.workflow;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.concurrency.RepeatedWhenRaced;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps {@link HumanTask} rows as the task listeners tell, and tells other rooms of it in the same transaction. Every method may be
 * repeated with the same effect.
 */
@Service
@Transactional
class HumanTaskRecords {
    private final HumanTaskRepository tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HumanTaskRecords(HumanTaskRepository tasks, ApplicationEventPublisher events, Clock clock) {
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /** A row of the same key that says something else is of another engine, whose keys began anew. */
    @RepeatedWhenRaced
    void created(HumanTaskCreated created) {
        Optional<HumanTask> known = tasks.findById(created.taskKey());
        if (known.isPresent() && known.get().isOf(created)) {
            return;
        }
        known.ifPresent(other -> other.isCreated(created, clock.instant()));
        HumanTask task = known.orElseGet(() -> tasks.save(new HumanTask(created, clock.instant())));
        events.publishEvent(new HumanTaskOpened(task.view()));
    }

    void assigned(long taskKey, @Nullable String username) {
        tasks.assign(taskKey, username);
    }

    void decided(long taskKey, String username, String decision, @Nullable String reason) {
        if (tasks.decide(taskKey, username, decision, reason, clock.instant()) > 0) {
            events.publishEvent(new HumanTaskEnded(taskKey, HumanTaskState.DONE));
        }
    }

    void cancelled(long taskKey) {
        if (tasks.cancel(taskKey, clock.instant()) > 0) {
            events.publishEvent(new HumanTaskEnded(taskKey, HumanTaskState.CANCELLED));
        }
    }

    /** @param matter a second thing that the task is about, such as a duty; empty where there is none */
    record Recorded(HumanTaskView task, String matter) {}

    @Transactional(readOnly = true)
    Optional<Recorded> recorded(long taskKey) {
        return tasks.findById(taskKey).map(task -> new Recorded(task.view(), task.matter()));
    }

    @Transactional(readOnly = true)
    Optional<HumanTaskView> find(long taskKey) {
        return tasks.findById(taskKey).map(HumanTask::view);
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> of(Collection<String> businessIds) {
        return tasks.findByBusinessIdInOrderByCreatedAtAscTaskKeyAsc(businessIds).stream()
                .map(HumanTask::view)
                .toList();
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> open() {
        return tasks.findByStateOrderByCreatedAtAscTaskKeyAsc(HumanTaskState.OPEN).stream()
                .map(HumanTask::view)
                .toList();
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> openOf(Collection<String> partnerIds, int most) {
        return tasks.findOpenOf(partnerIds, Limit.of(most)).stream()
                .map(HumanTask::view)
                .toList();
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> waitingFor(Actor actor, int most) {
        return tasks.findWaitingFor(actor.partnerId(), roles(actor), Limit.of(most)).stream()
                .map(HumanTask::view)
                .toList();
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> waitingForOthers(Actor actor, int most) {
        return tasks.findWaitingForOthers(actor.partnerId(), roles(actor), Limit.of(most)).stream()
                .map(HumanTask::view)
                .toList();
    }

    @Transactional(readOnly = true)
    WaitingCount countWaiting(Actor actor) {
        return tasks.countWaiting(actor.partnerId(), roles(actor), clock.instant());
    }

    private static List<String> roles(Actor actor) {
        return actor.roles().stream().map(Role::code).toList();
    }

    @Transactional(readOnly = true)
    List<HumanTaskView> open(Collection<String> businessIds) {
        return tasks.findByStateAndBusinessIdInOrderByCreatedAtAscTaskKeyAsc(HumanTaskState.OPEN, businessIds).stream()
                .map(HumanTask::view)
                .toList();
    }
}
