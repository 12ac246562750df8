package io.evenhand.protection;

import java.util.Locale;

/**
 * Which windows are wanted.
 *
 * @param side whose part in them
 * @param standing how they stand
 * @param words part of the customer's name, or of the agreement's number; empty for any
 * @param page from 0 on
 */
public record WindowFilter(Side side, Standing standing, String words, int page) {
    private static final int LONGEST_WORDS = 100;

    public WindowFilter {
        words = words.strip();
        if (words.length() > LONGEST_WORDS) {
            words = words.substring(0, LONGEST_WORDS);
        }
        page = Math.max(0, page);
    }

    public enum Side {
        ANY("Either side"),
        PROTECTING("Protects us"),
        BOUND("Binds us");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Standing {
        CURRENT("Still binding"),
        OPEN("Open"),
        SOON("Ends soon"),
        TAIL("In tail"),
        UPCOMING("Begins later"),
        ENDED("Ended"),
        RELEASED("Released"),
        TRANSFERRED("Passed on"),
        ALL("All");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For a query: nothing in it stands for anything else. */
    /** Whether anything is looked for by its words. */
    boolean isSearch() {
        return !words.isEmpty();
    }

    String pattern() {
        return "%" + words.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%";
    }
}
