package io.evenhand.obligation.process;

import io.evenhand.obligation.ObligationBegun;
import io.evenhand.obligation.ObligationCalledOff;
import io.evenhand.obligation.ObligationProven;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.Obligations;
import io.evenhand.workflow.ProcessDiagrams;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class ObligationMessages {
    private static final String PROVEN = "obligation-proven";
    private static final String CALLED_OFF = "obligation-called-off";

    private final ProcessMessages messages;
    private final ProcessDiagrams diagrams;
    private final Obligations obligations;

    ObligationMessages(ProcessMessages messages, ProcessDiagrams diagrams, Obligations obligations) {
        this.messages = messages;
        this.diagrams = diagrams;
        this.obligations = obligations;
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
        messages.publish(CALLED_OFF, event.obligation().value(), event.eventId(), Map.of());
    }

    @Async
    @TransactionalEventListener
    void on(ObligationProven event) {
        String id = event.obligation().value();
        if (diagrams.hears(PROVEN, id, "obligation")) {
            messages.publish(PROVEN, id, event.eventId(), Map.of());
            return;
        }
        // Its process began before it could hear of a proof, and would yet ask what becomes of the promise. It ends as
        // for one that is called off,
        // and the first end stands.
        obligations.close(event.obligation(), ObligationState.KEPT);
        messages.publish(CALLED_OFF, id, event.eventId(), Map.of());
    }
}
