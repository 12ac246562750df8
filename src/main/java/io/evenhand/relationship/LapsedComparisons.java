package io.evenhand.relationship;

import io.evenhand.concurrency.Races;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what was sent for comparisons some days after its last file: after both told which are shared nobody needs it, and one that goes no
 * further would keep it for ever. Several times a day, so that a look which was missed is made up for.
 */
@Component
class LapsedComparisons {
    private static final Logger LOG = LoggerFactory.getLogger(LapsedComparisons.class);
    private static final int RETRIES = 3;

    private final ComparisonBook book;
    private final RelationshipSettings settings;
    private final Clock clock;

    LapsedComparisons(ComparisonBook book, RelationshipSettings settings, Clock clock) {
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${evenhand.relationships.first-look:PT70S}",
            fixedDelayString = "${evenhand.relationships.look-every:PT1H}")
    void look() {
        Instant since = clock.instant().minus(settings.keepFiles());
        book.silentSince(since).forEach(id -> lapse(id, since));
    }

    private void lapse(String id, Instant since) {
        try {
            String unused = Races.settle(RETRIES, () -> {
                book.lapse(id, since);
                return id;
            });
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("What was sent for comparison {} could not be removed", id, fault);
        }
    }
}
