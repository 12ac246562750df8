package io.evenhand.word;

import java.util.List;
import java.util.Map;

/**
 * How the value of a negotiable field is written in a draft.
 *
 * @param pointer where it stands in the terms, as a JSON pointer
 * @param label what the field is called
 * @param words how each choice reads in the draft's language, by what the terms hold; empty where it is no choice
 * @param present what the terms hold, as text of theirs: "2026-12-01"
 */
record ValueForm(String pointer, String label, Type type, Map<String, String> words, String present) {
    ValueForm {
        words = Map.copyOf(words);
    }

    List<String> readings() {
        return List.copyOf(words.values());
    }

    enum Type {
        TEXT,
        NUMBER,
        DATE,
        DURATION,
        MONEY,
        CURRENCY,
        SHARE,
        CHOICE,
        CHOICES
    }
}
