package io.evenhand.engine.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in an ordered result as an opaque text; it stays right when rows are added or dropped meanwhile. */
final class Cursor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Cursor() {}

    static String encode(Ordering.Place place) {
        ArrayNode array =
                JSON.createArrayNode().add(place.id().key()).add(place.id().number());
        place.values().forEach(value -> array.add(JSON.<JsonNode>valueToTree(value)));
        return Base64.getEncoder().encodeToString(array.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws InvalidSearchException when the text is no cursor, or one of a search with another order */
    static Ordering.Place decode(JsonNode text, Ordering ordering, String field) {
        JsonNode array = read(FilterValues.string(text, field), field);
        if (!array.isArray() || array.size() != ordering.columns().size() + 2) {
            throw notACursor(field);
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < ordering.columns().size(); i++) {
            values.add(value(ordering.columns().get(i).column(), array.get(i + 2), field));
        }
        return new Ordering.Place(
                values, new RowId(array.get(0).asLong(), array.get(1).asInt()));
    }

    private static JsonNode read(String text, String field) {
        try {
            return JSON.readTree(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException | IOException e) {
            throw notACursor(field);
        }
    }

    private static @Nullable Object value(Column<?> column, JsonNode value, String field) {
        if (value.isNull()) {
            return null;
        }
        boolean fits = switch (column.kind()) {
            case KEY, INSTANT -> value.isIntegralNumber();
            case INTEGER -> value.isInt();
            case FLAG -> value.isBoolean();
            case TEXT, TEXTS, JSON -> value.isTextual();
        };
        if (!fits) {
            throw notACursor(field);
        }
        return switch (column.kind()) {
            case KEY, INSTANT -> value.longValue();
            case INTEGER -> value.intValue();
            case FLAG -> value.booleanValue();
            case TEXT, TEXTS, JSON -> value.textValue();
        };
    }

    private static InvalidSearchException notACursor(String field) {
        return new InvalidSearchException(field, "must be a cursor from an earlier page of the same search");
    }
}
