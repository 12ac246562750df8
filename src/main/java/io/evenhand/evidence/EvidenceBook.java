package io.evenhand.evidence;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The evidence of every agreement: appended to, never changed. The database itself refuses to change or remove an entry. */
@Service
public class EvidenceBook {
    private final EvidenceTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EvidenceBook(EvidenceTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appends, within the caller's transaction: it is there exactly if what happened is. Idempotent by agreement and once-key.
     * Holds the agreement's evidence until the transaction ends, so record last. What ends the way to the signatures is told
     * to others by {@link EvidenceEnded}.
     *
     * @throws IllegalArgumentException where a key, an id or a hash cannot be one; words of people never fail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Happening happening) {
        Recordable.require(happening);
        EvidenceTable.Head head = table.lock(happening.agreementId());
        if (table.holds(happening.agreementId(), happening.onceKey())) {
            return;
        }
        String now = EvidenceEntry.written(clock.instant().truncatedTo(ChronoUnit.MICROS));
        // A clock that was set back would let what follows seem to come first.
        String at = now.compareTo(head.at()) < 0 ? head.at() : now;
        table.append(EvidenceEntry.following(head.hash(), head.sequence() + 1, at, happening));
        if (happening.kind().isEnd()) {
            events.publishEvent(new EvidenceEnded(UUID.randomUUID(), happening.agreementId()));
        }
    }

    /** The same of several agreements, by agreement, with one query; one of which nothing was recorded is missing. */
    @Transactional(readOnly = true)
    public Map<String, EvidenceTrail> trails(Collection<String> agreementIds) {
        return table.entries(agreementIds).stream()
                .collect(Collectors.groupingBy(
                        EvidenceEntry::agreement,
                        Collectors.collectingAndThen(Collectors.toList(), EvidenceTrail::new)));
    }

    /** All that was recorded of an agreement. The caller makes sure that the reader may see it: it names addresses. */
    @Transactional(readOnly = true)
    public EvidenceTrail trail(String agreementId) {
        return new EvidenceTrail(table.entries(List.of(agreementId)));
    }

    /**
     * All that was recorded of an agreement, held against where its evidence is known to stand: what is to be sealed.
     *
     * @throws IllegalStateException if an entry was changed, taken out or put in
     */
    @Transactional(readOnly = true)
    EvidenceTrail sound(String agreementId) {
        EvidenceTable.Head head = table.head(agreementId).orElse(null);
        // What is recorded meanwhile is for the next time.
        List<EvidenceEntry> entries = table.entries(List.of(agreementId)).stream()
                .filter(entry -> head != null && entry.sequence() <= head.sequence())
                .toList();
        if (head == null || head.sequence() == 0) {
            return new EvidenceTrail(List.of());
        }
        Optional<String> fault = EvidenceChain.fault(agreementId, entries);
        boolean whole = fault.isEmpty()
                && entries.size() == head.sequence()
                && entries.getLast().hash().equals(head.hash());
        if (!whole) {
            throw new IllegalStateException("The evidence of the agreement " + agreementId
                    + " in the database is not as it was recorded, so nothing is sealed of it. "
                    + fault.orElse("It does not end with the last entry that was recorded.")
                    + " Find out who changed it, and restore it from a backup.");
        }
        return new EvidenceTrail(entries);
    }
}
