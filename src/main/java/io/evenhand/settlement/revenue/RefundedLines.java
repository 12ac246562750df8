package io.evenhand.settlement.revenue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When lines of one agreement count of which money went back: those that are expected are asked for at once. */
final class RefundedLines {
    private final LineTable lines;
    private final String agreementId;
    private Set<String> asked = Set.of();
    private Map<String, LocalDate> expected = new HashMap<>();

    RefundedLines(LineTable lines, String agreementId) {
        this.lines = lines;
        this.agreementId = agreementId;
    }

    /** Reads those that will be asked for next, instead of those that were expected before. */
    void expect(Collection<String> ids) {
        asked = Set.copyOf(ids);
        expected = lines.countedOn(agreementId, ids);
    }

    /** Empty for a line that was never reported. */
    Optional<LocalDate> countedOn(String id) {
        return asked.contains(id) ? Optional.ofNullable(expected.get(id)) : lines.countedOn(agreementId, id);
    }
}
