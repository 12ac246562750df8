package io.evenhand.partner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of a change to a partner or its people. */
public sealed interface ChangeResult {
    /** @param id of the partner or person that was made or changed */
    record Changed(String id) implements ChangeResult {}

    /** Nothing was changed, because of what was typed. @param problems sentences by field, the first field first */
    record Invalid(Map<String, String> problems) implements ChangeResult {
        public Invalid {
            problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        }

        static Invalid because(String field, String problem) {
            return new Invalid(Map.of(field, problem));
        }
    }

    /** Nothing was changed: the record is no longer the one that the change was made on. */
    record Stale() implements ChangeResult {}

    /** The actor may see it, but not change it. */
    record NotAllowed() implements ChangeResult {}

    /** It is not there, or not for this actor. */
    record Unknown() implements ChangeResult {}
}
