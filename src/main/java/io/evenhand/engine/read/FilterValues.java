package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the values in filters and cursors as what a column keeps. */
final class FilterValues {
    private FilterValues() {}

    static Object read(Column<?> column, JsonNode value, String field) {
        return switch (column.kind()) {
            case KEY -> key(value, field);
            case TEXT -> text(column, value, field);
            case TEXTS -> string(value, field);
            case INTEGER -> {
                if (!value.canConvertToInt() || !value.isIntegralNumber()) {
                    throw new InvalidSearchException(field, "must be a whole number");
                }
                yield value.intValue();
            }
            case FLAG -> flag(value, field);
            case INSTANT -> instant(value, field);
            case JSON -> throw new InvalidSearchException(field, "cannot be filtered by");
        };
    }

    static List<Object> readAll(Column<?> column, JsonNode values, String field) {
        if (!values.isArray()) {
            throw new InvalidSearchException(field, "must be a list");
        }
        List<Object> read = new ArrayList<>();
        values.forEach(value -> read.add(read(column, value, field)));
        return read;
    }

    static long key(JsonNode value, String field) {
        if (value.isTextual()) {
            try {
                return Long.parseLong(value.textValue());
            } catch (NumberFormatException e) {
                // Falls through to the one message.
            }
        }
        throw new InvalidSearchException(field, "must be a key: a string of digits");
    }

    static boolean flag(JsonNode value, String field) {
        if (!value.isBoolean()) {
            throw new InvalidSearchException(field, "must be true or false");
        }
        return value.booleanValue();
    }

    static String string(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw new InvalidSearchException(field, "must be a string");
        }
        return value.textValue();
    }

    private static String text(Column<?> column, JsonNode value, String field) {
        String text = string(value, field);
        if (!column.choices().isEmpty() && !column.choices().contains(text)) {
            throw new InvalidSearchException(field, "is '" + text + "' but must be one of " + column.choices());
        }
        return text;
    }

    private static long instant(JsonNode value, String field) {
        try {
            return OffsetDateTime.parse(string(value, field)).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new InvalidSearchException(field, "must be a time such as 2026-11-24T09:30:00Z");
        }
    }
}
