package io.evenhand.terms.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value. Immutable; objects keep the order of their fields but compare without it. */
public sealed interface JsonValue {
    /** For messages: "an object", "the number 5". */
    String describe();

    record JsonObject(Map<String, JsonValue> fields) implements JsonValue {
        public JsonObject {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String describe() {
            return "an object";
        }
    }

    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    record JsonString(String text) implements JsonValue {
        @Override
        public String describe() {
            return Quoting.quoted(text);
        }
    }

    record JsonNumber(BigDecimal number) implements JsonValue {
        @Override
        public String describe() {
            return "the number " + number;
        }
    }

    record JsonBoolean(boolean value) implements JsonValue {
        @Override
        public String describe() {
            return Boolean.toString(value);
        }
    }

    record JsonNull() implements JsonValue {
        @Override
        public String describe() {
            return "null";
        }
    }
}
