package io.evenhand.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One field that a kind of agreement declares, in the words of one language.
 *
 * @param path where its value stands in the terms: "customer.legalName"; within a list, that of each entry
 * @param type what it holds
 * @param label for people: "Effective date"
 * @param help a sentence or two on what to fill in; empty if there is none
 * @param preset what it holds where nobody says otherwise; several words or texts stand one a line
 * @param least the smallest value, written as {@link FieldValues} reads it; of a text its characters, of a list its entries
 * @param most the largest value, likewise
 * @param negotiable whether parties may want it otherwise
 * @param optional whether it may be left out
 * @param words how each choice reads, in the order in which they are declared; empty for other types
 */
public record FieldDeclaration(
        String path,
        FieldType type,
        String label,
        String help,
        Optional<String> preset,
        Optional<String> least,
        Optional<String> most,
        boolean negotiable,
        boolean optional,
        Map<String, String> words) {
    public FieldDeclaration {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    static FieldDeclaration of(String path, Field field) {
        Field.Details details = field.details();
        return new FieldDeclaration(
                path,
                field.type(),
                details.label().isBlank() ? field.name() : details.label(),
                details.help(),
                details.preset(),
                details.least(),
                details.most(),
                details.negotiable(),
                details.optional(),
                field.words());
    }
}
