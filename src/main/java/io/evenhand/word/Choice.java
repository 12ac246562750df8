package io.evenhand.word;

/**
 * What somebody makes of one change in a file that came back.
 *
 * @param ownWords the sentence of a modification, where it becomes one; else empty
 */
public record Choice(Kind kind, String ownWords) {
    public static final Choice LEAVE = new Choice(Kind.LEAVE, "");

    /** Nothing is taken that nobody chose to take. */
    public enum Kind {
        TAKE,
        LEAVE,
        /** The terms have a place for modifications in the parties' own words: there. */
        OWN_WORDS
    }
}
