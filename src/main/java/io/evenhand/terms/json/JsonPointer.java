package io.evenhand.terms.json;

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
