package io.evenhand.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the way of one agreement to its signatures, the earliest first.
 *
 * @param entries none for an agreement of which nothing was recorded
 */
public record EvidenceTrail(List<EvidenceEntry> entries) {
    public EvidenceTrail {
        entries = List.copyOf(entries);
    }

    /** How it ended, if it did: what ended it last. */
    public Optional<EvidenceEntry> end() {
        return entries.reversed().stream().filter(entry -> entry.kind().isEnd()).findFirst();
    }
}
