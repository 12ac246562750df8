package io.evenhand.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day, looks after the timestamps of sealed documents. */
@Component
@ConditionalOnWebApplication
class RenewalRounds {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalRounds.class);

    private final Renewals renewals;

    RenewalRounds(Renewals renewals) {
        this.renewals = renewals;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "${evenhand.signing.renewal-look-every:P1D}")
    void look() {
        Renewals.Round round = renewals.round();
        if (round.lookedAt() > 0) {
            LOG.info(
                    "Looked at {} sealed documents: {} got a new timestamp, {} could not be renewed",
                    round.lookedAt(),
                    round.renewed(),
                    round.failed());
        }
    }
}
