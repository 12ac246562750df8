package io.evenhand.protection.process;

import io.evenhand.protection.WindowNoticeDue;
import io.evenhand.protection.WindowNoticeOvertaken;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class WindowMessages {
    private final ProcessMessages messages;

    WindowMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(WindowNoticeDue event) {
        String id = event.notice().value();
        messages.publish("window-notice-due", id, event.eventId(), Map.of("windowNoticeId", id));
    }

    @Async
    @TransactionalEventListener
    void on(WindowNoticeOvertaken event) {
        messages.publish("window-notice-overtaken", event.notice().value(), event.eventId(), Map.of());
    }
}
