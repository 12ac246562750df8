package io.evenhand.wording.draft.web;

import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.FieldType;
import java.util.Comparator;
import java.util.List;

/**
 * A field that a text may use.
 *
 * @param path where its value stands in the terms
 * @param name by which the text calls it: within a repeated part, without that part's name
 * @param within the repeated part in which alone it can be used; empty for none
 * @param kind what it holds, in a word
 * @param printed whether it has words of its own to print
 * @param condition whether a part of the text can depend on it
 */
record FieldChoice(
        String path,
        String name,
        String within,
        String label,
        String help,
        String kind,
        boolean printed,
        boolean condition) {
    /** In the order in which they are declared. */
    static List<FieldChoice> of(List<FieldDeclaration> fields) {
        List<String> lists = fields.stream()
                .filter(field -> isRepeated(field.type()))
                .map(FieldDeclaration::path)
                .toList();
        return fields.stream()
                .map(field -> of(
                        field,
                        lists.stream()
                                .filter(list -> field.path().startsWith(list + "."))
                                .max(Comparator.comparingInt(String::length))
                                .orElse("")))
                .toList();
    }

    private static FieldChoice of(FieldDeclaration field, String within) {
        FieldType type = field.type();
        boolean choice = type == FieldType.CHOICE || type == FieldType.CHOICES;
        boolean printed = !isRepeated(type)
                && type != FieldType.GROUP
                && type != FieldType.FLAG
                && !(choice && field.words().isEmpty());
        return new FieldChoice(
                field.path(),
                within.isEmpty() ? field.path() : field.path().substring(within.length() + 1),
                within,
                field.label(),
                field.help(),
                type.word(),
                printed,
                !choice && (!printed || field.optional()));
    }

    private static boolean isRepeated(FieldType type) {
        return type == FieldType.LIST || type == FieldType.TABLE || type == FieldType.TEXTS;
    }

    public String asField() {
        return "{{" + name + "}}";
    }

    /** The lines that are there only where the field holds something, or once for each entry. */
    public String asCondition() {
        return "{{#%s}}\n\n{{/%s}}".formatted(name, name);
    }
}
