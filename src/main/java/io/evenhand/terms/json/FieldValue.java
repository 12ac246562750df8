package io.evenhand.terms.json;

import java.util.List;

/**
 * One field of a record, as a person edits it.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param text what it holds, a share as people write it: "85 %"; empty for an absent one; several words or lines are separated by line
 *     breaks
 * @param words what it may hold, where that is a choice; else empty
 * @param optional whether it may be absent
 */
public record FieldValue(String pointer, Kind kind, String text, List<String> words, boolean optional) {
    public FieldValue {
        words = List.copyOf(words);
    }

    FieldValue under(String parent) {
        return new FieldValue(parent + pointer, kind, text, words, optional);
    }

    /** How it is edited. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A length of time, in its ISO 8601 form; {@link Lengths} has its words. */
        LENGTH,
        YES_NO,
        /** One of some words. */
        CHOICE,
        /** Any of some words. */
        SEVERAL,
        /** Texts of one's own, one a line. */
        LINES
    }
}
