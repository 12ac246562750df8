package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.notice.Matter;
import io.evenhand.notice.Notices;
import io.evenhand.notice.Until;
import io.evenhand.partner.PartnerId;
import io.evenhand.workflow.HumanTaskEnded;
import io.evenhand.workflow.HumanTaskOpened;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has people told of their tasks. In the transaction that records the task, because that is where it must not be lost; but only that it
 * waits, in one row: words and recipients are found later, when it has waited for a moment.
 */
@Component
class TaskNotices {
    private static final String SIGNING = "sign-agreement";

    private final Notices notices;

    TaskNotices(Notices notices) {
        this.notices = notices;
    }

    @EventListener
    void on(HumanTaskOpened event) {
        HumanTaskView task = event.task();
        if (task.partnerId().equals(Actor.HOST)) {
            // The host's people are nobody's in the records, and have no mail address there: their work waits on the
            // desk.
            return;
        }
        notices.waits(new Matter(
                TaskDeadlines.NAME,
                Long.toString(task.taskKey()),
                new PartnerId(task.partnerId()),
                Role.of(task.role()),
                task.createdAt(),
                task.dueAt() == null ? null : Until.at(task.dueAt()),
                task.elementId().equals(SIGNING)));
    }

    @EventListener
    void on(HumanTaskEnded event) {
        String id = Long.toString(event.taskKey());
        if (event.how() == HumanTaskState.DONE) {
            notices.done(TaskDeadlines.NAME, id);
        } else {
            notices.notNeeded(TaskDeadlines.NAME, id);
        }
    }
}
