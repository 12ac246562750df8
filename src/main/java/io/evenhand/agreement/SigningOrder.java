package io.evenhand.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order the parties of an agreement are asked to sign. Joint signers of one party are always asked at once. */
public enum SigningOrder {
    ONE_AFTER_ANOTHER("One party after another"),
    ALL_AT_ONCE("All parties at once"),
    GROUPS("Groups one after another, everybody in a group at once");

    private final String words;

    SigningOrder(String words) {
        this.words = words;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** As written in forms and settings, such as {@code all-at-once}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The order of this code; empty for any other text. */
    public static Optional<SigningOrder> read(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }
}
