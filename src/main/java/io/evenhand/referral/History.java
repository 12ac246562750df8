package io.evenhand.referral;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes and reads a referral's history, inside the transaction of the change that it tells of. */
@Component
class History {
    static final String SYSTEM = "Evenhand";

    private final HistoryRepository entries;
    private final Clock clock;

    History(HistoryRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** @param onceKey what makes this line one of a kind in the referral; said again, it is not written again */
    void tell(ReferralId referral, String actor, String what, String onceKey) {
        if (!entries.existsByReferralAndOnceKey(referral, onceKey)) {
            entries.save(new HistoryEntry(referral, clock.instant(), actor, what, onceKey));
        }
    }

    List<HistoryView> of(ReferralId referral) {
        return entries.findByReferralOrderByHappenedAtAscIdAsc(referral).stream()
                .map(HistoryEntry::view)
                .toList();
    }
}
