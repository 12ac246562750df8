package io.evenhand.agreement.process;

import io.evenhand.agreement.AgreementStarted;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Begins the process of an agreement of no referral, after the commit; the event publication registry repeats what was not told. */
@Component
class OwnAgreementMessages {
    private final ProcessMessages messages;

    OwnAgreementMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(AgreementStarted event) {
        String id = event.agreement().value();
        messages.publish("agreement-started", id, event.eventId(), Map.of("agreementId", id));
    }
}
