package io.evenhand.wording.process;

import io.evenhand.wording.ProposalClosed;
import io.evenhand.wording.ProposalSubmitted;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class WordingMessages {
    private final ProcessMessages messages;

    WordingMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ProposalSubmitted event) {
        String id = event.proposal().value();
        messages.publish("wording-submitted", id, event.eventId(), Map.of("proposalId", id));
    }

    @Async
    @TransactionalEventListener
    void on(ProposalClosed event) {
        messages.publish("wording-proposal-closed", event.proposal().value(), event.eventId(), Map.of());
    }
}
