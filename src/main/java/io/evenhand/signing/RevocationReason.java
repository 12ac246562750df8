package io.evenhand.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a certificate is withdrawn: those reasons of RFC 5280, 5.3.1, that fit certificates of people and services. */
public enum RevocationReason {
    UNSPECIFIED(0),
    KEY_COMPROMISE(1),
    CA_COMPROMISE(2),
    AFFILIATION_CHANGED(3),
    SUPERSEDED(4),
    CESSATION_OF_OPERATION(5),
    PRIVILEGE_WITHDRAWN(9);

    private final int code;

    RevocationReason(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** As it is typed: {@code key-compromise}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RevocationReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All of them, to be offered. */
    public static String words() {
        return Arrays.stream(values()).map(RevocationReason::word).collect(Collectors.joining(", "));
    }
}
