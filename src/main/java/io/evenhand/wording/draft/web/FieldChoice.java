package io.evenhand.wording.draft.web;

import io.evenhand.template.FieldDeclaration;
import io.evenhand.template.FieldType;

/**
 * A field that a text may use.
 *
 * @param kind what it holds, in a word
 * @param printed whether it has words of its own to print
 * @param condition whether a part of the text can depend on it
 */
record FieldChoice(
        String path, String label, String help, String kind, boolean printed, boolean condition, boolean repeats) {
    static FieldChoice of(FieldDeclaration field) {
        FieldType type = field.type();
        boolean repeats = type == FieldType.LIST || type == FieldType.TABLE || type == FieldType.TEXTS;
        boolean printed = !repeats
                && type != FieldType.GROUP
                && type != FieldType.FLAG
                && !((type == FieldType.CHOICE || type == FieldType.CHOICES) && field.words().isEmpty());
        boolean condition = !printed || field.optional() || type == FieldType.CHOICE || type == FieldType.CHOICES;
        return new FieldChoice(
                field.path(), field.label(), field.help(), type.word(), printed, condition, repeats);
    }

    /** The lines that are there only where the field holds something, or once for each entry. */
    public String asCondition() {
        return "{{#%s}}\n\n{{/%s}}".formatted(path, path);
    }
}
