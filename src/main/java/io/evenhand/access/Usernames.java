package io.evenhand.access;

import java.util.Locale;

/** A username is the same however it is typed: without surrounding space and in lower case. */
final class Usernames {
    private Usernames() {}

    /** What a person of this id may be called: only what a username can hold, and room for a number. */
    static String suggested(String personId) {
        String usable = normalised(personId).replaceAll("[^a-z0-9._@-]+", ".").replaceAll("^[^a-z0-9]+", "");
        return usable.isEmpty() ? "person" : usable.substring(0, Math.min(usable.length(), 56));
    }

    static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
