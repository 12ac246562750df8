package io.evenhand.referral.process;

import io.evenhand.referral.ReferralRegistered;
import io.evenhand.referral.ReferralWithdrawn;
import io.evenhand.workflow.ProcessMessages;
import java.util.Map;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the process what happened, after the commit; the event publication registry repeats what was not told. Not an
 * application module listener, which would hold a transaction open during the remote call.
 */
@Component
class ReferralMessages {
    private final ProcessMessages messages;

    ReferralMessages(ProcessMessages messages) {
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(ReferralRegistered event) {
        String id = event.referral().value();
        messages.publish("referral-registered", id, event.eventId(), Map.of("referralId", id));
    }

    @Async
    @TransactionalEventListener
    void on(ReferralWithdrawn event) {
        messages.publish("referral-withdrawn", event.referral().value(), event.eventId(), Map.of());
    }
}
