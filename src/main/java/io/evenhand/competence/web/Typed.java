package io.evenhand.competence.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody typed into a form: a field that it did not send counts as one left empty. */
final class Typed {
    static final Typed NOTHING = new Typed(Map.of());

    private final Map<String, List<String>> values;

    Typed(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /** For pages: without blanks around it. */
    public String text(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /** Whether one of several was ticked. */
    public boolean holds(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    Set<String> all(String field) {
        return new LinkedHashSet<>(values.getOrDefault(field, List.of()));
    }

    Map<String, List<String>> values() {
        return values;
    }

    /** The day that a date field sent; empty when it is none. */
    Optional<LocalDate> day(String field) {
        try {
            return Optional.of(LocalDate.parse(text(field)));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** The version that a form names; one that nothing has where it names none. */
    long version() {
        return number("version").map(Integer::longValue).orElse(-1L);
    }

    Optional<Integer> number(String field) {
        return text(field).matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text(field))) : Optional.empty();
    }
}
