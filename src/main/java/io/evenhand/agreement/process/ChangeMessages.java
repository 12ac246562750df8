package io.evenhand.agreement.process;

import io.evenhand.agreement.ChangeProposed;
import io.evenhand.agreement.ChangeWithdrawn;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process of changes what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class ChangeMessages {
    private final ProcessMessages messages;

    ChangeMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ChangeProposed event) {
        String id = event.change().value();
        messages.publish("change-proposed", id, event.eventId(), Map.of("changeId", id));
    }

    @Async
    @TransactionalEventListener
    void on(ChangeWithdrawn event) {
        messages.publish("change-withdrawn", event.change().value(), event.eventId(), Map.of());
    }
}
