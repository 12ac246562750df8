package io.evenhand.referral.process;

import io.evenhand.concurrency.Races;
import io.evenhand.referral.WonDeliveries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks which work is over: no process waits for months. Several times a day, so that a look which was missed is made up for. */
@Component
class EndedDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(EndedDeliveries.class);
    private static final int RETRIES = 3;

    private final WonDeliveries deliveries;

    EndedDeliveries(WonDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Scheduled(
            initialDelayString = "${evenhand.deliveries.first-look:PT50S}",
            fixedDelayString = "${evenhand.deliveries.look-every:PT1H}")
    void look() {
        deliveries.over().forEach(this::end);
    }

    private void end(WonDeliveries.Over over) {
        try {
            WonDeliveries.Over unused = Races.settle(RETRIES, () -> {
                deliveries.end(over);
                return over;
            });
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("The end of the delivery in {} could not be recorded", over.source(), fault);
        }
    }
}
