package io.evenhand.template;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field that a template declares: where its value stands in the terms, and how it is written.
 *
 * @param name the last part of its path
 * @param words how each choice reads in the template's language; empty for other types
 * @param fields what lies within it, by name, in the order of declaration
 */
record Field(String name, Type type, Map<String, String> words, Map<String, Field> fields) {
    /** What a field may hold. */
    enum Type {
        TEXT,
        NUMBER,
        DATE,
        DURATION,
        MONEY,
        CURRENCY,
        SHARE,
        COUNTRY,
        /** Whose law it is: a country, or a part of one that has a law of its own. */
        LAW,
        FLAG,
        /** One of several: an enumeration, or a variant that brings fields of its own. Each is a condition. */
        CHOICE,
        /** Several of an enumeration: each is a condition, and together they read as a list. */
        CHOICES,
        PARTY,
        PARTIES,
        TEXTS,
        LIST,
        /** Fields that belong together; a condition where they may be left out. */
        GROUP;

        static Optional<Type> of(String word) {
            for (Type type : values()) {
                if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    static Field group(String name) {
        return new Field(name, Type.GROUP, Map.of(), new LinkedHashMap<>());
    }
}
