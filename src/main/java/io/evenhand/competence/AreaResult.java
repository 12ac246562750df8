package io.evenhand.competence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a change to the areas. */
public sealed interface AreaResult {
    record Saved(AreaId id) implements AreaResult {}

    /** Nothing was changed, because of what was typed. @param problems sentences by field, the first field first */
    record Invalid(Map<String, String> problems) implements AreaResult {
        public Invalid {
            problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        }

        static Invalid because(String field, String problem) {
            return new Invalid(Map.of(field, problem));
        }
    }

    /** Nothing was changed: somebody else changed the area meanwhile. */
    record Stale() implements AreaResult {}

    /** Only the host's steward changes areas. */
    record NotAllowed() implements AreaResult {}

    /** There is no such area. */
    record Unknown() implements AreaResult {}
}
