package io.evenhand.terms.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps of JSON pointers (RFC 6901). */
public final class JsonPointer {
    private JsonPointer() {}

    /** The step to a field, escaped: "/a~1b" for the field "a/b". */
    public static String step(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** The value at a pointer, if there is one. */
    public static Optional<JsonValue> at(JsonValue root, String pointer) {
        Optional<JsonValue> value = Optional.of(root);
        if (pointer.isEmpty()) {
            return value;
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            String field = step.replace("~1", "/").replace("~0", "~");
            value = value.flatMap(parent -> child(parent, field));
        }
        return value;
    }

    /**
     * The same value but for what stands at a pointer whose parent is there.
     *
     * @param value empty to take a field out
     * @throws IllegalArgumentException if there is no such place
     */
    public static JsonValue with(JsonValue root, String pointer, Optional<JsonValue> value) {
        if (pointer.isEmpty()) {
            return value.orElseThrow(() -> new IllegalArgumentException("nothing would be left"));
        }
        int cut = pointer.indexOf('/', 1);
        String step = cut < 0 ? pointer.substring(1) : pointer.substring(1, cut);
        String field = step.replace("~1", "/").replace("~0", "~");
        Optional<JsonValue> inner = cut < 0
                ? value
                : Optional.of(with(
                        child(root, field)
                                .orElseThrow(() -> new IllegalArgumentException("there is nothing at " + pointer)),
                        pointer.substring(cut),
                        value));
        if (root instanceof JsonValue.JsonObject object) {
            Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
            inner.ifPresentOrElse(is -> fields.put(field, is), () -> fields.remove(field));
            return new JsonValue.JsonObject(fields);
        }
        if (root instanceof JsonValue.JsonArray array && child(root, field).isPresent() && inner.isPresent()) {
            List<JsonValue> items = new ArrayList<>(array.items());
            items.set(Integer.parseInt(field), inner.get());
            return new JsonValue.JsonArray(items);
        }
        throw new IllegalArgumentException("nothing can be put at " + pointer);
    }

    private static Optional<JsonValue> child(JsonValue parent, String field) {
        return switch (parent) {
            case JsonValue.JsonObject object ->
                Optional.ofNullable(object.fields().get(field));
            case JsonValue.JsonArray array ->
                field.matches("[0-9]{1,9}")
                                && Integer.parseInt(field) < array.items().size()
                        ? Optional.of(array.items().get(Integer.parseInt(field)))
                        : Optional.empty();
            case JsonValue.JsonString text -> Optional.empty();
            case JsonValue.JsonNumber number -> Optional.empty();
            case JsonValue.JsonBoolean bool -> Optional.empty();
            case JsonValue.JsonNull none -> Optional.empty();
        };
    }
}
