package io.evenhand.settlement.process;

import io.evenhand.concurrency.Races;
import io.evenhand.settlement.payable.Receipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for payments of which the payee said nothing in its time. Several times a day rather than once, as {@link DuePeriods}. */
@Component
class SilentReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(SilentReceipts.class);
    private static final int RETRIES = 3;

    private final Receipts receipts;

    SilentReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Scheduled(
            initialDelayString = "${evenhand.settlement.first-look:PT40S}",
            fixedDelayString = "${evenhand.settlement.look-every:PT1H}")
    void look() {
        receipts.silent().forEach(this::confirm);
    }

    private void confirm(String payable) {
        try {
            boolean unused = Races.settle(RETRIES, () -> receipts.confirmSilent(payable));
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("The receipt of payable {} could not be confirmed", payable, fault);
        }
    }
}
