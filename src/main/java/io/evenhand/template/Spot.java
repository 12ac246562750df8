package io.evenhand.template;

import java.util.List;
import java.util.Set;

/**
 * Where in a text something stands, and under what conditions.
 *
 * @param conditions all of which must hold for it to be there
 * @param parts of the page within which it lies, the innermost first: "table", "cover"
 * @param clause the id of the clause within which it lies; empty before the first
 */
record Spot(Line line, int column, Set<Condition> conditions, List<String> parts, String clause) {
    boolean isWithin(String part) {
        return parts.contains(part);
    }

    /** Whether it belongs to what sums up the agreement, and not to what says it. */
    boolean isSummary() {
        return isWithin("cover") || isWithin("key-terms");
    }
}
