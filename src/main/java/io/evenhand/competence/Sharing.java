package io.evenhand.competence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With whom a partner shares its levels, evidence and load. Its own words, where it works and what it promised are everybody's to know. */
public enum Sharing {
    NETWORK("The whole network"),
    PARTNERS("Partners with whom an agreement is in force"),
    NOBODY("Nobody");

    private final String words;

    Sharing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sharing> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
