package io.evenhand.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of making a token. */
public sealed interface TokenCreation {
    /** @param secret exists nowhere else, and is shown once */
    record Created(String secret, TokenView token) implements TokenCreation {
        /** The secret stays out of logs and messages. */
        @Override
        public String toString() {
            return "Created[" + token + "]";
        }
    }

    /** Nothing was made. @param problems sentences by field, the first field first */
    record Invalid(Map<String, String> problems) implements TokenCreation {
        public Invalid {
            problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
        }
    }
}
