package io.evenhand.terms.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch (RFC 7396): objects are merged field by field, null removes a field, anything else replaces. */
public final class MergePatch {
    private MergePatch() {}

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
