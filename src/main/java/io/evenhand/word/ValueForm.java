package io.evenhand.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the value of a negotiable field is written in a draft.
 *
 * @param pointer where it stands in the terms, as a JSON pointer
 * @param label what the field is called, in the draft's language
 * @param words how each possible value reads in the draft's language, by what the terms hold, in the order in which people look for it; empty
 *     where anything can be written
 * @param present what the terms hold, as text of theirs: "2026-12-01"; several words one a line; empty for nothing
 * @param optional whether there may be no value
 */
record ValueForm(String pointer, String label, Type type, Map<String, String> words, String present, boolean optional) {
    ValueForm {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** Whether one of its words is chosen from a list. */
    boolean isChosen() {
        return type == Type.CHOICE || type == Type.PLACE;
    }

    enum Type {
        TEXT,
        NUMBER,
        DATE,
        DURATION,
        MONEY,
        CURRENCY,
        SHARE,
        /** A country, or whose law it is. */
        PLACE,
        CHOICE,
        CHOICES
    }
}
