package io.evenhand.evidence;

import java.util.List;
import java.util.Optional;

/** Whether entries follow one another as they were recorded: none changed, none missing, none put between. */
final class EvidenceChain {
    private EvidenceChain() {}

    /** The first thing that is wrong, in a sentence that names the entry; empty if nothing is. */
    static Optional<String> fault(String agreement, List<EvidenceEntry> entries) {
        String former = EvidenceEntry.beginning(agreement);
        String at = "";
        for (int i = 0; i < entries.size(); i++) {
            EvidenceEntry entry = entries.get(i);
            int number = i + 1;
            if (entry.sequence() != number) {
                return Optional.of(
                        entry.sequence() > number
                                ? "Entry %d is missing: entry %d stands in its place."
                                        .formatted(number, entry.sequence())
                                : "Entry %d stands where entry %d belongs.".formatted(entry.sequence(), number));
            }
            if (!entry.agreement().equals(agreement)) {
                return Optional.of("Entry %d is of another agreement.".formatted(number));
            }
            if (!entry.former().equals(former)) {
                return Optional.of(
                        number == 1
                                ? "Entry 1 is not the beginning: it names an entry before it."
                                : "Entry %d does not follow entry %d: the hash that it names is another."
                                        .formatted(number, number - 1));
            }
            if (!entry.hash().equals(entry.computedHash())) {
                return Optional.of("Entry %d was changed: its hash is not that of what it says.".formatted(number));
            }
            if (entry.at().compareTo(at) < 0) {
                return Optional.of("Entry %d is older than entry %d.".formatted(number, number - 1));
            }
            former = entry.hash();
            at = entry.at();
        }
        return entries.isEmpty() ? Optional.of("There is no entry.") : Optional.empty();
    }
}
