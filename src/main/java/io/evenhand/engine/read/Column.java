package io.evenhand.engine.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One named value in the rows of a {@link Schema}; {@code T} is how it is kept in memory. */
final class Column<T> {
    /** How a value is kept (in brackets) and shown. */
    enum Kind {
        /** Key of a record (Long), shown as a string because JavaScript cannot hold 64 bits. */
        KEY,
        /** String, shown as it is. */
        TEXT,
        /** Integer, shown as a number. */
        INTEGER,
        /** Boolean. */
        FLAG,
        /** Milliseconds since 1970 (Long), shown as an ISO-8601 time in UTC. */
        INSTANT,
        /** List of strings. */
        TEXTS,
        /** JSON text (String), shown as the value that it denotes. */
        JSON
    }

    /** Where the API lets a column appear. */
    enum Use {
        SHOWN,
        /** Only when one row is looked up by its key. */
        DETAILED,
        FILTERED,
        SORTED
    }

    private final Schema schema;
    private final String name;
    private final Kind kind;
    private final int position;
    private final Set<Use> uses;
    private final List<String> choices;
    private final String filterName;

    Column(
            Schema schema,
            String name,
            Kind kind,
            int position,
            Set<Use> uses,
            List<String> choices,
            String filterName) {
        this.schema = schema;
        this.name = name;
        this.kind = kind;
        this.position = position;
        this.uses = uses.isEmpty() ? EnumSet.noneOf(Use.class) : EnumSet.copyOf(uses);
        this.choices = choices;
        this.filterName = filterName;
    }

    Schema schema() {
        return schema;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    int position() {
        return position;
    }

    boolean is(Use use) {
        return uses.contains(use);
    }

    /** The values that a filter may name, or empty when any will do. */
    List<String> choices() {
        return choices;
    }

    /** The name in a filter, which for lists is the singular. */
    String filterName() {
        return filterName;
    }
}
