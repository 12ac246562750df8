package io.evenhand.competence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far somebody goes in an area, from nothing to leading others. A partner says one; its record shows one. */
public enum Level {
    /** Said in so many words, so that nobody asks in vain. */
    NOT_OURS("does not do this", "We do not do this", 0),
    LEARNING("is learning this", "We are learning this", 100),
    DELIVERS("delivers this", "We deliver this", 300),
    LEADS("leads in this", "We lead others in this", 700);

    private final String words;
    private final String own;
    private final long from;

    Level(String words, String own, long from) {
        this.words = words;
        this.own = own;
        this.from = from;
    }

    /** As one says it of a partner: "delivers this". */
    public String words() {
        return words;
    }

    /** As a partner says it of itself. */
    public String own() {
        return own;
    }

    /** From how many points of evidence on a record shows it. */
    public long from() {
        return from;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The level of this code; empty when there is none. */
    public static Optional<Level> of(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code().equals(code))
                .findFirst();
    }

    /** By the word of as many different partners a record shows the lead. */
    static final int CONFIRMERS_OF_A_LEAD = 2;

    /**
     * The highest that so many points show; empty below the lowest.
     *
     * @param confirmers by the word of how many different partners
     */
    static Optional<Level> shownBy(long points, int confirmers) {
        return Arrays.stream(values())
                .filter(level -> level != NOT_OURS && points >= level.from)
                .filter(level -> level != LEADS || confirmers >= CONFIRMERS_OF_A_LEAD)
                .reduce((lower, higher) -> higher);
    }
}
