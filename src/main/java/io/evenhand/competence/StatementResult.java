package io.evenhand.competence;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of something that a partner says or shows of itself, or of another. */
public sealed interface StatementResult {
    /** @param id of what was recorded */
    record Recorded(String id) implements StatementResult {}

    /** Nothing was changed, because of what was typed. @param problems sentences by field, the first field first */
    record Invalid(Map<String, String> problems) implements StatementResult {
        public Invalid {
            problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        }

        static Invalid because(String field, String problem) {
            return new Invalid(Map.of(field, problem));
        }
    }

    /** Nothing was changed: somebody else changed or answered it meanwhile. */
    record Stale() implements StatementResult {}

    /** The actor may see it, but not do this. */
    record NotAllowed() implements StatementResult {}

    /** It is not there, or not for this actor. */
    record Unknown() implements StatementResult {}
}
