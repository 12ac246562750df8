package io.evenhand.terms.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): objects are merged field by field, null removes a field, anything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    /** One patch that does what both do, first one and then the other. */
    public static JsonValue.JsonObject together(JsonValue.JsonObject first, JsonValue.JsonObject second) {
        Map<String, JsonValue> both = new LinkedHashMap<>(first.fields());
        second.fields()
                .forEach((name, change) -> both.merge(
                        name,
                        change,
                        (one, other) -> one instanceof JsonValue.JsonObject a && other instanceof JsonValue.JsonObject b
                                ? together(a, b)
                                : other));
        return new JsonValue.JsonObject(both);
    }

    public static JsonValue apply(JsonValue target, JsonValue patch) {
        if (!(patch instanceof JsonValue.JsonObject changes)) {
            return patch;
        }
        Map<String, JsonValue> fields = target instanceof JsonValue.JsonObject object
                ? new LinkedHashMap<>(object.fields())
                : new LinkedHashMap<>();
        changes.fields().forEach((name, change) -> {
            if (change instanceof JsonValue.JsonNull) {
                fields.remove(name);
            } else {
                fields.put(name, apply(fields.getOrDefault(name, new JsonValue.JsonNull()), change));
            }
        });
        return new JsonValue.JsonObject(fields);
    }
}
