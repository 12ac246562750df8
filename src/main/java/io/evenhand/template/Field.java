package io.evenhand.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A field that a template declares: where its value stands in the terms, and how it is written.
 *
 * @param name the last part of its path
 * @param words how each choice reads in the template's language; empty for other types
 * @param fields what lies within it, by name, in the order of declaration
 * @param details what else is declared of it
 */
record Field(String name, FieldType type, Map<String, String> words, Map<String, Field> fields, Details details) {
    /**
     * What people who fill it in are told, and what they may.
     *
     * @param line of its declaration; 0 for a field that is there only because others lie within it
     * @param column likewise
     * @param label in the template's language; empty if there is none
     * @param help likewise
     * @param sentence the group of sentences that says it, for a field that the text does not print itself
     */
    record Details(
            int line,
            int column,
            String label,
            String help,
            Optional<String> preset,
            Optional<String> least,
            Optional<String> most,
            boolean negotiable,
            boolean optional,
            Optional<String> sentence) {
        static final Details NONE = new Details(
                0, 0, "", "", Optional.empty(), Optional.empty(), Optional.empty(), false, false, Optional.empty());
        static final Details OPTIONAL = new Details(
                0, 0, "", "", Optional.empty(), Optional.empty(), Optional.empty(), false, true, Optional.empty());
    }

    static Field group(String name) {
        return new Field(name, FieldType.GROUP, Map.of(), new LinkedHashMap<>(), Details.NONE);
    }

    /** Whether it was declared itself, and not only with what lies within it. */
    boolean isDeclared() {
        return details.line() > 0;
    }
}
