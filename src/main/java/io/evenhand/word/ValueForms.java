package io.evenhand.word;

import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.word.ValueForm.Type;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the values that a draft prints may be negotiated, and how each is written. */
final class ValueForms {
    private ValueForms() {}

    /**
     * By pointer, only those that are printed on the cover.
     *
     * @param readings how choices read, by the field as its template declares it
     */
    static Map<String, ValueForm> of(DraftText text, Terms terms, Map<String, Map<String, String>> readings) {
        Map<String, FieldValue> negotiable = TermsChanges.negotiable(terms).stream()
                .collect(
                        Collectors.toMap(FieldValue::pointer, field -> field, (one, other) -> one, LinkedHashMap::new));
        Map<String, ValueForm> forms = new HashMap<>();
        for (Part part : text.parts()) {
            if (part instanceof Part.Grid grid && grid.isOfCover()) {
                grid.rows()
                        .forEach(row -> row.cells()
                                .forEach(cell -> cell.spans().forEach(span -> {
                                    Span.Field field = span.field();
                                    if (field != null) {
                                        String label = label(row, field);
                                        form(field, label, negotiable, readings)
                                                .ifPresent(form -> forms.put(form.pointer(), form));
                                    }
                                })));
            }
        }
        return forms;
    }

    /** As the row calls it; where that holds several values, with the name of this one. */
    private static String label(Part.Row row, Span.Field field) {
        String label = row.cells().getFirst().text();
        long several = row.cells().stream()
                .flatMap(cell -> cell.spans().stream())
                .filter(span -> span.field() != null)
                .count();
        String name = hyphenated(field.pointer().substring(field.pointer().lastIndexOf('/') + 1));
        return several > 1 ? label + ": " + name.replace('-', ' ') : label;
    }

    private static Optional<ValueForm> form(
            Span.Field field,
            String label,
            Map<String, FieldValue> negotiable,
            Map<String, Map<String, String>> readings) {
        String pointer = field.pointer();
        FieldValue amount = negotiable.get(pointer + "/amount");
        FieldValue currency = negotiable.get(pointer + "/currency");
        if (amount != null && currency != null) {
            return Optional.of(
                    new ValueForm(pointer, label, Type.MONEY, Map.of(), currency.text() + " " + amount.text()));
        }
        FieldValue value = negotiable.get(pointer);
        if (value == null) {
            return Optional.empty();
        }
        Map<String, String> words = new LinkedHashMap<>();
        readings.getOrDefault(field.declared(), Map.of())
                // Kinds of the program write their choices with hyphens, those of files as they are declared.
                .forEach((name, reading) -> words.put(value.words().contains(name) ? name : hyphenated(name), reading));
        Type type = type(value);
        boolean unknown = (type == Type.CHOICE || type == Type.CHOICES) && words.isEmpty();
        return unknown ? Optional.empty() : Optional.of(new ValueForm(pointer, label, type, words, value.text()));
    }

    private static Type type(FieldValue value) {
        return switch (value.kind()) {
            case NUMBER -> Type.NUMBER;
            case CHOICE, YES_NO -> Type.CHOICE;
            case SEVERAL -> Type.CHOICES;
            case LINES -> Type.TEXT;
            case TEXT -> typeOfText(value.text());
        };
    }

    private static Type typeOfText(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Type.DATE;
        }
        if (text.matches("P(?=\\d)[0-9YMWD]+")) {
            return Type.DURATION;
        }
        if (text.matches("[A-Z]{3}")) {
            return Type.CURRENCY;
        }
        return text.matches("[0-9]+/[0-9]+|[0-9.]+ ?%") ? Type.SHARE : Type.TEXT;
    }

    /** "endOfAgreement" of a template is "end-of-agreement" in the terms. */
    private static String hyphenated(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
