package io.evenhand.settlement.process;

import io.evenhand.settlement.payable.PeriodPaid;
import io.evenhand.settlement.period.PeriodOpened;
import io.evenhand.settlement.period.Periods;
import io.evenhand.workflow.ProcessMessages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells the process what happened, after the commit; the event publication registry repeats what was not told. */
@Component
class PeriodMessages {
    private final Periods periods;
    private final ProcessMessages messages;

    PeriodMessages(Periods periods, ProcessMessages messages) {
        this.periods = periods;
        this.messages = messages;
    }

    @Async
    @TransactionalEventListener
    void on(PeriodOpened event) {
        String id = event.settlement().value();
        messages.publish("settlement-opened", id, event.eventId(), Map.of("settlementId", id));
    }

    @Async
    @TransactionalEventListener
    void on(PeriodPaid event) {
        periods.find(event.agreementId(), event.period())
                .ifPresent(id -> messages.publish(
                        "period-paid",
                        id.value(),
                        UUID.nameUUIDFromBytes(event.eventId().getBytes(StandardCharsets.UTF_8)),
                        Map.of()));
    }
}
