package io.evenhand.terms.json;

import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonBoolean;
import io.evenhand.terms.json.JsonValue.JsonNull;
import io.evenhand.terms.json.JsonValue.JsonNumber;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Every way to spoil the structure of a JSON value in one place: a field left out, one too many, a value of another type. */
public final class Mutations {
    private Mutations() {}

    /** @param pointer the place that was spoiled */
    public record Mutation(String pointer, String change, JsonValue value) {
        @Override
        public String toString() {
            return change + " at " + pointer;
        }
    }

    public static List<Mutation> of(JsonValue root) {
        List<Mutation> mutations = new ArrayList<>();
        collect(root, "", value -> value, mutations);
        return mutations;
    }

    private static void collect(JsonValue value, String at, UnaryOperator<JsonValue> into, List<Mutation> mutations) {
        for (JsonValue other : List.of(
                new JsonString("x"),
                new JsonNumber(BigDecimal.valueOf(1.5)),
                new JsonBoolean(true),
                new JsonNull(),
                new JsonArray(List.of()),
                new JsonObject(Map.of()))) {
            if (other.getClass() != value.getClass()) {
                mutations.add(new Mutation(at, "turned into " + other.describe(), into.apply(other)));
            }
        }
        if (value instanceof JsonObject object) {
            mutations.add(
                    new Mutation(at, "unknown field", into.apply(with(object, "unheardOf", new JsonString("x")))));
            object.fields().forEach((name, field) -> {
                String step = at + JsonPointer.step(name);
                mutations.add(new Mutation(step, "left out", into.apply(without(object, name))));
                collect(field, step, changed -> into.apply(with(object, name, changed)), mutations);
            });
        } else if (value instanceof JsonArray array && !array.items().isEmpty()) {
            // What holds for the first item holds for the others.
            collect(array.items().getFirst(), at + "/0", changed -> into.apply(withFirst(array, changed)), mutations);
        }
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
        fields.put(name, value);
        return new JsonObject(fields);
    }

    private static JsonObject without(JsonObject object, String name) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
        fields.remove(name);
        return new JsonObject(fields);
    }

    private static JsonArray withFirst(JsonArray array, JsonValue value) {
        List<JsonValue> items = new ArrayList<>(array.items());
        items.set(0, value);
        return new JsonArray(items);
    }
}
