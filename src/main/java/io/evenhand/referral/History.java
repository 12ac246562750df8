package io.evenhand.referral;

import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /**
     * Tells the introducer and one partner what is theirs to know, and all others less.
     *
     * @param others read by all others, with whom it names as the one who did it
     */
    void tellApart(
            ReferralId referral, PartnerId insider, String actor, String what, HistoryLine others, String onceKey) {
        if (!entries.existsByReferralAndOnceKey(referral, onceKey)) {
            Instant now = clock.instant();
            entries.save(new HistoryEntry(referral, now, actor, what, onceKey).apart(insider, false));
            entries.save(new HistoryEntry(referral, now, others.actor(), others.what(), onceKey + "-others")
                    .apart(insider, true));
        }
    }

    /** @param actor the person's or partner's name */
    record HistoryLine(String actor, String what) {}

    /** As people of a partner read it. @param read what they read of what others wrote who know the customer */
    List<HistoryView> of(Referral referral, String reader, UnaryOperator<String> read) {
        return entries.findByReferralOrderByHappenedAtAscIdAsc(referral.id()).stream()
                .filter(entry -> entry.isFor(reader, referral.introducer()))
                .map(entry -> entry.view(entry.isGuess(referral.disclosedAt()) ? UnaryOperator.identity() : read))
                .toList();
    }
}
