package io.evenhand.terms.json;

import io.evenhand.money.Money;
import io.evenhand.terms.json.FieldValue.Kind;
import io.evenhand.terms.json.JsonValue.JsonNull;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records within a record that may be absent: a person adds one by filling in its fields, and takes one away. Those that hold lists of
 * records, or lie within a list, are left to whoever writes JSON.
 */
public final class OptionalRecords {
    /** Written for the pointer of a record that is to be there. */
    public static final String THERE = "yes";

    /** Written for the pointer of a record that is not to be there any more. */
    public static final String ABSENT = "no";

    private OptionalRecords() {}

    /**
     * One of them.
     *
     * @param pointer where, as a JSON pointer
     * @param fields what it asks for where it is absent, none filled in; of several forms, which of them, and the fields of all. Empty where it
     *     is there: they are among the fields of the record
     */
    public record Group(String pointer, boolean isThere, List<FieldValue> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** In the order of the record's components. */
    public static List<Group> of(Record value) {
        List<Group> groups = new ArrayList<>();
        walk("", value, groups);
        return List.copyOf(groups);
    }

    private static void walk(String at, Object value, List<Group> groups) {
        Shape shape = Shape.of(value.getClass());
        for (Shape.Field field : shape.fields()) {
            if (!(field.type() instanceof Class<?> type) || !isGroup(type)) {
                continue;
            }
            String pointer = at + JsonPointer.step(field.name());
            Object held = shape.valueOf(field, value);
            if (held == null) {
                blank(pointer, type).ifPresent(fields -> groups.add(new Group(pointer, false, fields)));
                continue;
            }
            if (field.optional()) {
                groups.add(new Group(pointer, true, List.of()));
            }
            walk(pointer, held, groups);
        }
    }

    /** A record of fields of its own; a form of several is one, too. */
    private static boolean isGroup(Class<?> type) {
        return !TextForm.COMMON.containsKey(type)
                && type != Money.class
                && (type.isSealed()
                        ? forms(type).isPresent()
                        : type.isRecord() && !Shape.of(type).takesOthers());
    }

    /** The forms of a type by the words that tell them apart; empty where they are no records. */
    private static Optional<Map<String, Class<?>>> forms(Class<?> type) {
        Map<String, Class<?>> forms = new LinkedHashMap<>();
        for (Class<?> form : type.getPermittedSubclasses()) {
            if (!form.isRecord()) {
                return Optional.empty();
            }
            forms.put(Names.ofForm(form, type), form);
        }
        return Optional.of(forms);
    }

    /** Its fields, none filled in; empty where they are more than single fields. */
    private static Optional<List<FieldValue>> blank(String at, Class<?> type) {
        List<FieldValue> fields = new ArrayList<>();
        return addBlank(at, type, false, fields) ? Optional.of(fields) : Optional.empty();
    }

    /** @return whether all of it could be said in single fields */
    private static boolean addBlank(String at, Class<?> type, boolean optional, List<FieldValue> fields) {
        if (type.isSealed()) {
            Map<String, Class<?>> forms = forms(type).orElseThrow();
            fields.add(new FieldValue(
                    at + JsonPointer.step(Shape.KIND), Kind.CHOICE, "", List.copyOf(forms.keySet()), optional));
            Set<String> known = new LinkedHashSet<>();
            for (Class<?> form : forms.values()) {
                List<FieldValue> own = new ArrayList<>();
                if (!addBlank(at, form, true, own)) {
                    return false;
                }
                own.stream().filter(field -> known.add(field.pointer())).forEach(fields::add);
            }
            return true;
        }
        for (Shape.Field field : Shape.of(type).fields()) {
            if (field.takesOthers()
                    || !addBlank(
                            at + JsonPointer.step(field.name()), field.type(), optional || field.optional(), fields)) {
                return false;
            }
        }
        return true;
    }

    private static boolean addBlank(String at, Type type, boolean optional, List<FieldValue> fields) {
        if (type instanceof ParameterizedType list) {
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            if (element.isEnum() || element == String.class) {
                fields.add(RecordFields.ofList(at, element, List.of()));
                return true;
            }
            return false;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Money.class) {
            fields.add(new FieldValue(at + "/amount", Kind.TEXT, "", List.of(), optional));
            fields.add(new FieldValue(at + "/currency", Kind.TEXT, "", List.of(), optional));
            return true;
        }
        if (isGroup(plain)) {
            return addBlank(at, plain, optional, fields);
        }
        fields.add(RecordFields.single(at, plain, optional, null));
        return true;
    }

    /**
     * What somebody wants there, or not there any more, as a JSON Merge Patch. What they left empty is left out, so that reading the result
     * names what is missing.
     *
     * @param texts by pointer: {@link #THERE} or {@link #ABSENT} for a record, and those of its fields
     */
    public static JsonObject patch(Record value, Map<String, String> texts) {
        JsonObject patch = new JsonObject(Map.of());
        for (Group group : of(value)) {
            String wanted = texts.getOrDefault(group.pointer(), "");
            List<String> steps = Arrays.asList(group.pointer().substring(1).split("/"));
            if (group.isThere() && wanted.equals(ABSENT)) {
                patch = MergePatch.together(patch, within(steps, new JsonNull()));
            } else if (!group.isThere() && wanted.equals(THERE)) {
                patch = MergePatch.together(patch, within(steps, filledIn(value, group.pointer(), texts)));
            }
        }
        return patch;
    }

    private static JsonObject within(List<String> steps, JsonValue value) {
        JsonValue inner = value;
        for (String step : steps.reversed()) {
            inner = new JsonObject(Map.of(step, inner));
        }
        return (JsonObject) inner;
    }

    private static JsonObject filledIn(Record value, String pointer, Map<String, String> texts) {
        return filledIn(pointer, typeOf(value, pointer, ""), texts);
    }

    private static Class<?> typeOf(Object value, String pointer, String at) {
        Shape shape = Shape.of(value.getClass());
        for (Shape.Field field : shape.fields()) {
            String place = at + JsonPointer.step(field.name());
            if (place.equals(pointer)) {
                return (Class<?>) field.type();
            }
            Object held = shape.valueOf(field, value);
            if (pointer.startsWith(place + "/") && held != null) {
                return typeOf(held, pointer, place);
            }
        }
        throw new IllegalArgumentException("There is no record at " + pointer);
    }

    private static JsonObject filledIn(String at, Class<?> type, Map<String, String> texts) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        Class<?> form = type;
        if (type.isSealed()) {
            String kind = text(at + JsonPointer.step(Shape.KIND), texts);
            Class<?> known = forms(type).orElseThrow().get(kind);
            if (!kind.isEmpty()) {
                fields.put(Shape.KIND, new JsonString(kind));
            }
            if (known == null) {
                return new JsonObject(fields);
            }
            form = known;
        }
        for (Shape.Field field : Shape.of(form).fields()) {
            JsonValue filled = filledIn(at + JsonPointer.step(field.name()), field, texts);
            if (filled != null) {
                fields.put(field.name(), filled);
            }
        }
        return new JsonObject(fields);
    }

    private static @Nullable JsonValue filledIn(String at, Shape.Field field, Map<String, String> texts) {
        boolean empty = texts.keySet().stream()
                .filter(pointer -> pointer.equals(at) || pointer.startsWith(at + "/"))
                .allMatch(pointer -> text(pointer, texts).isEmpty());
        if (field.type() instanceof ParameterizedType list) {
            return empty && field.omittedIfEmpty()
                    ? null
                    : RecordFields.json(
                            RecordFields.ofList(at, (Class<?>) list.getActualTypeArguments()[0], List.of()),
                            text(at, texts));
        }
        Class<?> plain = (Class<?>) field.type();
        if (empty && (field.optional() || !isGroup(plain))) {
            return null;
        }
        if (plain == Money.class) {
            return new JsonObject(List.of("amount", "currency").stream()
                    .collect(Collectors.toMap(
                            part -> part, part -> new JsonString(text(at + JsonPointer.step(part), texts)))));
        }
        return isGroup(plain)
                ? filledIn(at, plain, texts)
                : RecordFields.json(RecordFields.single(at, plain, field.optional(), null), text(at, texts));
    }

    private static String text(String pointer, Map<String, String> texts) {
        return texts.getOrDefault(pointer, "").replace("\r\n", "\n").strip();
    }
}
