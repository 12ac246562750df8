package io.evenhand.access;

import java.util.Locale;

/** A username is the same however it is typed: without surrounding space and in lower case. */
final class Usernames {
    private Usernames() {}

    static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
