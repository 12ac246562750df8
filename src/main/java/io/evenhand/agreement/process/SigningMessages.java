package io.evenhand.agreement.process;

import io.evenhand.agreement.SigningWithdrawn;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process of an agreement what happened to its signatures, after the commit. */
@Component
class SigningMessages {
    private final ProcessMessages messages;

    SigningMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(SigningWithdrawn event) {
        messages.publish("signing-withdrawn", event.agreement().value(), event.eventId(), Map.of());
    }
}
