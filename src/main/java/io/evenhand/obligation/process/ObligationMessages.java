package io.evenhand.obligation.process;

import io.evenhand.obligation.ObligationBegun;
import io.evenhand.obligation.ObligationCalledOff;
import io.evenhand.obligation.ObligationProven;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class ObligationMessages {
    private final ProcessMessages messages;

    ObligationMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ObligationBegun event) {
        String id = event.obligation().value();
        messages.publish("obligation-begun", id, event.eventId(), Map.of("obligationId", id));
    }

    @Async
    @TransactionalEventListener
    void on(ObligationCalledOff event) {
        messages.publish("obligation-called-off", event.obligation().value(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(ObligationProven event) {
        messages.publish("obligation-proven", event.obligation().value(), event.eventId(), Map.of());
    }
}
