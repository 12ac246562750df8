package io.evenhand.engine.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a table. An array of values instead of a field each: hundreds of thousands are kept, and filter, order,
 * paging, rendering and saving work on all tables alike. Guarded by the read model's lock.
 */
final class Row {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema;
    private final RowId id;
    private final @Nullable Object[] values;

    Row(Schema schema, RowId id) {
        this.schema = schema;
        this.id = id;
        this.values = new @Nullable Object[schema.columns().size()];
    }

    Schema schema() {
        return schema;
    }

    RowId id() {
        return id;
    }

    <T> Row set(Column<T> column, @Nullable T value) {
        assert column.schema() == schema;
        values[column.position()] = value;
        return this;
    }

    @SuppressWarnings("unchecked")
    <T> @Nullable T get(Column<T> column) {
        assert column.schema() == schema;
        return (T) values[column.position()];
    }

    /** For columns that every row of the table has. */
    <T> T require(Column<T> column) {
        T value = get(column);
        if (value == null) {
            throw new IllegalStateException(schema.singular() + " " + id + " has no " + column.name());
        }
        return value;
    }

    @Nullable
    Object value(int position) {
        return values[position];
    }

    void restore(int position, @Nullable Object value) {
        values[position] = value;
    }

    /**
     * What the API shows of this row; a value that is absent is left out, as most of the schema has no null.
     *
     * @param detailed whether to include what is too much for a list
     */
    ObjectNode toJson(boolean detailed) {
        ObjectNode node = JSON.createObjectNode();
        for (Column<?> column : schema.columns()) {
            Object value = values[column.position()];
            if (value != null && (column.is(Column.Use.SHOWN) || (detailed && column.is(Column.Use.DETAILED)))) {
                show(node, column, value);
            }
        }
        return node;
    }

    private static void show(ObjectNode node, Column<?> column, Object value) {
        switch (column.kind()) {
            case KEY -> node.put(column.name(), value.toString());
            case TEXT -> node.put(column.name(), (String) value);
            case INTEGER -> node.put(column.name(), (Integer) value);
            case FLAG -> node.put(column.name(), (Boolean) value);
            case INSTANT ->
                node.put(column.name(), Instant.ofEpochMilli((Long) value).toString());
            case TEXTS -> {
                var array = node.putArray(column.name());
                ((List<?>) value).forEach(text -> array.add((String) text));
            }
            case JSON -> {
                try {
                    node.set(column.name(), JSON.readTree((String) value));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(column.name() + " holds no JSON", e);
                }
            }
        }
    }
}
