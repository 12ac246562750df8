package io.evenhand.terms.json;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.json.FieldValue.Kind;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonNull;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record as a list of single fields, and back as a JSON Merge Patch of what a person changed in them. Lists of records keep their
 * length, an optional record that is absent stays so, and a sealed type keeps its form: whoever wants more writes JSON.
 */
public final class RecordFields {
    private static final List<String> YES_NO = List.of("yes", "no");

    private RecordFields() {}

    /** Every field, in the order of the record's components. */
    public static List<FieldValue> of(Record value) {
        List<FieldValue> fields = new ArrayList<>();
        walk("", value, fields);
        return List.copyOf(fields);
    }

    private static void walk(String at, Object value, List<FieldValue> fields) {
        Shape shape = Shape.of(value.getClass());
        for (Shape.Field field : shape.fields()) {
            if (field.takesOthers()) {
                ((OwnFields) value).ownFields().forEach(own -> fields.add(own.under(at)));
                continue;
            }
            field(
                    at + JsonPointer.step(field.name()),
                    field.type(),
                    field.optional(),
                    shape.valueOf(field, value),
                    fields);
        }
    }

    private static void field(String at, Type type, boolean optional, @Nullable Object value, List<FieldValue> fields) {
        if (value instanceof Money money) {
            fields.add(new FieldValue(at + "/amount", Kind.TEXT, money.amount(), List.of(), false));
            fields.add(
                    new FieldValue(at + "/currency", Kind.TEXT, money.currency().getCode(), List.of(), false));
        } else if (value instanceof List<?> list) {
            list(at, elementType(type), list, fields);
        } else if (value instanceof Record && !isText(value.getClass())) {
            walk(at, value, fields);
        } else if (type instanceof Class<?> plain && (value != null || isSingle(plain))) {
            fields.add(single(at, plain, optional, value));
        }
    }

    private static void list(String at, Class<?> element, List<?> list, List<FieldValue> fields) {
        if (element.isEnum() || element == String.class) {
            fields.add(ofList(at, element, list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            walk(at + "/" + i, list.get(i), fields);
        }
    }

    /** Of words or lines. */
    static FieldValue ofList(String at, Class<?> element, List<?> list) {
        String text = list.stream().map(RecordFields::text).collect(Collectors.joining("\n"));
        return new FieldValue(at, element.isEnum() ? Kind.SEVERAL : Kind.LINES, text, words(element), false);
    }

    private static Class<?> elementType(Type type) {
        return (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static boolean isText(Class<?> type) {
        return TextForm.COMMON.containsKey(type);
    }

    private static boolean isSingle(Class<?> type) {
        return isText(type)
                || type.isEnum()
                || type == Integer.class
                || type == int.class
                || type == boolean.class
                || type == Boolean.class;
    }

    static FieldValue single(String at, Class<?> type, boolean optional, @Nullable Object value) {
        String text = value == null ? "" : text(value);
        if (type.isEnum()) {
            return new FieldValue(at, Kind.CHOICE, text, words(type), optional);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new FieldValue(at, Kind.YES_NO, text, YES_NO, optional);
        }
        boolean number = type == int.class || type == Integer.class;
        Kind kind = type == Period.class ? Kind.LENGTH : number ? Kind.NUMBER : Kind.TEXT;
        return new FieldValue(at, kind, text, List.of(), optional);
    }

    private static List<String> words(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> Names.ofConstant((Enum<?>) constant))
                        .toList()
                : List.of();
    }

    private static String text(Object value) {
        if (value instanceof Share share) {
            return share.words();
        }
        return switch (RecordWriter.json(value)) {
            case JsonString text -> text.text();
            case JsonValue.JsonNumber number -> number.number().toPlainString();
            case JsonValue.JsonBoolean bool -> bool.value() ? "yes" : "no";
            case JsonArray array -> throw new IllegalStateException(array + " is no single field");
            case JsonObject object -> throw new IllegalStateException(object + " is no single field");
            case JsonNull none -> "";
        };
    }

    /**
     * What differs from the record, as a JSON Merge Patch. A text that is not what its field holds, such as letters for a number, is
     * taken as it is, so that reading the result names the problem.
     *
     * @param texts by pointer; a field that is not named stays as it is
     */
    public static JsonObject patch(Record value, Map<String, String> texts) {
        JsonObject before = RecordWriter.write(value);
        JsonValue after = before;
        for (FieldValue field : of(value)) {
            String text = texts.getOrDefault(field.pointer(), field.text())
                    .replace("\r\n", "\n")
                    .strip();
            if (!text.equals(field.text())) {
                after = with(after, Arrays.asList(field.pointer().substring(1).split("/")), json(field, text));
            }
        }
        return difference(before, (JsonObject) after);
    }

    static JsonValue json(FieldValue field, String text) {
        if (text.isEmpty() && field.optional()) {
            return new JsonNull();
        }
        return switch (field.kind()) {
            case TEXT, CHOICE -> new JsonString(text);
            case LENGTH -> new JsonString(Lengths.iso(text));
            case NUMBER ->
                text.matches("-?\\d{1,15}") ? new JsonValue.JsonNumber(new BigDecimal(text)) : new JsonString(text);
            case YES_NO -> YES_NO.contains(text) ? new JsonValue.JsonBoolean(text.equals("yes")) : new JsonString(text);
            case SEVERAL, LINES ->
                new JsonArray(Stream.of(text.split("\n"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .<JsonValue>map(JsonString::new)
                        .toList());
        };
    }

    private static JsonValue with(JsonValue parent, List<String> steps, JsonValue replacement) {
        if (steps.isEmpty()) {
            return replacement;
        }
        String step = steps.getFirst().replace("~1", "/").replace("~0", "~");
        List<String> rest = steps.subList(1, steps.size());
        if (parent instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>(array.items());
            items.set(Integer.parseInt(step), with(items.get(Integer.parseInt(step)), rest, replacement));
            return new JsonArray(items);
        }
        // A field of something that is not there yet brings it.
        Map<String, JsonValue> fields =
                new LinkedHashMap<>(parent instanceof JsonObject object ? object.fields() : Map.of());
        JsonValue child = with(fields.getOrDefault(step, new JsonNull()), rest, replacement);
        if (child instanceof JsonNull) {
            fields.remove(step);
        } else {
            fields.put(step, child);
        }
        return new JsonObject(fields);
    }

    private static JsonObject difference(JsonObject before, JsonObject after) {
        Map<String, JsonValue> patch = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        for (String name : names) {
            JsonValue old = before.fields().get(name);
            JsonValue now = after.fields().getOrDefault(name, new JsonNull());
            if (!now.equals(old)) {
                patch.put(name, old instanceof JsonObject a && now instanceof JsonObject b ? difference(a, b) : now);
            }
        }
        return new JsonObject(patch);
    }
}
