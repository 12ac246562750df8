package io.evenhand.workflow;

import java.time.Duration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells again what was committed but, because of a crash or an unreachable cluster, not told. */
@Component
class Resubmission {
    private final IncompleteEventPublications incomplete;

    Resubmission(IncompleteEventPublications incomplete) {
        this.incomplete = incomplete;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 2_000)
    void resubmit() {
        incomplete.resubmitIncompletePublicationsOlderThan(Duration.ofSeconds(5));
    }
}
