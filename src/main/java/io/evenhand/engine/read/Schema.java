package io.evenhand.engine.read;

import static io.evenhand.engine.read.Column.Use.DETAILED;
import static io.evenhand.engine.read.Column.Use.FILTERED;
import static io.evenhand.engine.read.Column.Use.SHOWN;
import static io.evenhand.engine.read.Column.Use.SORTED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of one table. Their order is the order in saved files, so a change to it needs a new
 * {@link ReadModelFile#VERSION}.
 */
final class Schema {
    static final Set<Column.Use> ALL = Collections.unmodifiableSet(EnumSet.of(SHOWN, FILTERED, SORTED));
    static final Set<Column.Use> SHOWN_AND_FILTERED = Collections.unmodifiableSet(EnumSet.of(SHOWN, FILTERED));
    static final Set<Column.Use> ONLY_SHOWN = Collections.unmodifiableSet(EnumSet.of(SHOWN));
    static final Set<Column.Use> ONLY_DETAILED = Collections.unmodifiableSet(EnumSet.of(DETAILED));
    static final Set<Column.Use> ONLY_FILTERED = Collections.unmodifiableSet(EnumSet.of(FILTERED));
    static final Set<Column.Use> HIDDEN = Collections.unmodifiableSet(EnumSet.noneOf(Column.Use.class));

    private final String singular;
    private final List<Column<?>> columns = new ArrayList<>();

    /** @param singular how people call one row, as in "User task with key '7' not found" */
    Schema(String singular) {
        this.singular = singular;
    }

    String singular() {
        return singular;
    }

    List<Column<?>> columns() {
        return columns;
    }

    Optional<Column<?>> filterable(String name) {
        return columns.stream()
                .filter(c -> c.is(FILTERED) && c.filterName().equals(name))
                .findFirst();
    }

    Optional<Column<?>> sortable(String name) {
        return columns.stream()
                .filter(c -> c.is(SORTED) && c.name().equals(name))
                .findFirst();
    }

    List<String> sortableNames() {
        return columns.stream().filter(c -> c.is(SORTED)).map(Column::name).toList();
    }

    Column<Long> key(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.KEY, uses, List.of(), name);
    }

    Column<String> text(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.TEXT, uses, List.of(), name);
    }

    /** A text out of a closed list, so that a filter with a misspelt value is refused rather than finding nothing. */
    Column<String> choice(String name, Set<Column.Use> uses, List<String> choices) {
        return add(name, Column.Kind.TEXT, uses, choices, name);
    }

    Column<Integer> integer(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.INTEGER, uses, List.of(), name);
    }

    Column<Boolean> flag(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.FLAG, uses, List.of(), name);
    }

    Column<Long> instant(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.INSTANT, uses, List.of(), name);
    }

    Column<List<String>> texts(String name, Set<Column.Use> uses, String filterName) {
        return add(name, Column.Kind.TEXTS, uses, List.of(), filterName);
    }

    Column<String> json(String name, Set<Column.Use> uses) {
        return add(name, Column.Kind.JSON, uses, List.of(), name);
    }

    private <T> Column<T> add(
            String name, Column.Kind kind, Set<Column.Use> uses, List<String> choices, String filterName) {
        Column<T> column = new Column<>(this, name, kind, columns.size(), uses, choices, filterName);
        columns.add(column);
        return column;
    }
}
