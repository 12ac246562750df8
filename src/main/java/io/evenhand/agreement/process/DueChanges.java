package io.evenhand.agreement.process;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Changes;
import io.evenhand.concurrency.Races;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks whether the day of a signed change has come: no process waits for months. Several times a day rather than once, so that a look
 * which was missed, or met a fault, is made up for.
 */
@Component
class DueChanges {
    private static final Logger LOG = LoggerFactory.getLogger(DueChanges.class);
    private static final int RETRIES = 3;

    private final Changes changes;

    DueChanges(Changes changes) {
        this.changes = changes;
    }

    @Scheduled(
            initialDelayString = "${evenhand.changes.first-look:PT30S}",
            fixedDelayString = "${evenhand.changes.look-every:PT15M}")
    void look() {
        changes.due().forEach(this::takeEffect);
    }

    private void takeEffect(AgreementId change) {
        try {
            Changes.Effect unused = Races.settle(RETRIES, () -> changes.takeEffect(change));
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("Change {} could not take effect", change, fault);
        }
    }
}
