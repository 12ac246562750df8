package io.evenhand.settlement.process;

import io.evenhand.agreement.AgreementId;
import io.evenhand.concurrency.Races;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks whether a period of an agreement has ended: no process waits for months. Several times a day rather than once, so that a look which
 * was missed, or met a fault, is made up for.
 */
@Component
class DuePeriods {
    private static final Logger LOG = LoggerFactory.getLogger(DuePeriods.class);
    private static final int RETRIES = 3;

    private final Periods periods;

    DuePeriods(Periods periods) {
        this.periods = periods;
    }

    @Scheduled(
            initialDelayString = "${evenhand.settlement.first-look:PT40S}",
            fixedDelayString = "${evenhand.settlement.look-every:PT1H}")
    void look() {
        periods.due().forEach(this::open);
    }

    private void open(AgreementId agreement) {
        try {
            Optional<SettlementId> unused = Races.settle(RETRIES, () -> periods.open(agreement));
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("The next period of agreement {} could not be opened", agreement, fault);
        }
    }
}
