package io.evenhand.protection;

import java.util.List;

/** What came of registering protection windows. */
public sealed interface RegistrationResult {
    /** All windows stand. */
    record Registered(List<String> windowIds) implements RegistrationResult {
        public Registered {
            windowIds = List.copyOf(windowIds);
        }
    }

    /** A bound partner already owes the opposite to somebody else; nothing was registered. */
    record Contradicts(Duty existing) implements RegistrationResult {}
}
