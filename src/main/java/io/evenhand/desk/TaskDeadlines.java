package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.desk.TaskSubjects.Subject;
import io.evenhand.notice.Deadline;
import io.evenhand.notice.DeadlineSource;
import io.evenhand.notice.Until;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Open human tasks as deadlines, in the words of their forms. */
@Component
class TaskDeadlines implements DeadlineSource {
    static final String NAME = "task";

    private static final int MOST = 200;

    private final HumanTasks tasks;
    private final TaskSubjects subjects;

    TaskDeadlines(HumanTasks tasks, TaskSubjects subjects) {
        this.tasks = tasks;
        this.subjects = subjects;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Deadline> of(Actor actor) {
        if (actor.partnerId().equals(Actor.HOST)) {
            return List.of();
        }
        return words(
                actor,
                tasks.openOf(List.of(actor.partnerId()), MOST).stream()
                        .filter(task -> HumanTasks.isFor(task, actor))
                        .toList());
    }

    @Override
    public Optional<Deadline> find(Actor actor, String id) {
        return tasks.find(Long.parseLong(id))
                .filter(task -> task.state() == HumanTaskState.OPEN && HumanTasks.isFor(task, actor))
                .map(task -> words(actor, List.of(task)).getFirst());
    }

    private List<Deadline> words(Actor actor, List<HumanTaskView> some) {
        Map<Long, Subject> about = subjects.of(actor, some);
        return some.stream()
                .map(task -> words(task, Objects.requireNonNull(about.get(task.taskKey()))))
                .toList();
    }

    private static Deadline words(HumanTaskView task, Subject subject) {
        return new Deadline(
                NAME,
                Long.toString(task.taskKey()),
                subject.titleWithoutWordsOfPeople(),
                subject.about(),
                subject.explanation(),
                task.createdAt(),
                task.dueAt() == null ? null : Until.at(task.dueAt()),
                "/tasks/" + task.taskKey(),
                0);
    }
}
