package io.evenhand.terms.json;

import io.evenhand.money.Money;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of JSON values, and says everything that keeps it from doing so.
 *
 * <p>A record is an object with a field for each component, optional where the component may be null or is {@link OmittedIfEmpty}; unknown fields are
 * refused. Enumerated constants are lower-case words with hyphens. Where a type has several forms, the field "kind" names
 * one. An amount is {@code {"amount": "12.50", "currency": "EUR"}}. Constructors have the last word.
 */
public final class RecordReader {
    private final Map<Class<?>, TextForm<?>> forms;

    public RecordReader() {
        this(Map.of());
    }

    /** @param more forms of types that only some records use */
    public RecordReader(Map<Class<?>, TextForm<?>> more) {
        forms = new HashMap<>(TextForm.COMMON);
        forms.putAll(more);
    }

    public <T> Reading<T> read(Class<T> type, JsonValue value) {
        List<FieldProblem> problems = new ArrayList<>();
        Object read = value(type, value, "", problems);
        return read == null ? new Reading.Refused<>(problems) : new Reading.Complete<>(type.cast(read));
    }

    /** Null exactly if problems were added. */
    private @Nullable Object value(Type type, JsonValue value, String at, List<FieldProblem> problems) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], value, at, problems);
        }
        Class<?> raw = (Class<?>) type;
        if (JsonValue.class.isAssignableFrom(raw)) {
            return raw.isInstance(value) ? value : refuse(at, value, "write an object in braces", problems);
        }
        if (forms.containsKey(raw)) {
            return text(forms.get(raw).parse(), value, at, problems);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return value instanceof JsonValue.JsonBoolean bool
                    ? bool.value()
                    : refuse(at, value, "write true or false, without quotes", problems);
        }
        if (raw == int.class || raw == Integer.class) {
            return wholeNumber(value, at, problems);
        }
        if (raw.isEnum()) {
            return constant(raw, value, at, problems);
        }
        if (!(value instanceof JsonValue.JsonObject object)) {
            return refuse(at, value, "write an object in braces", problems);
        }
        return raw == Money.class ? money(object, at, problems) : record(raw, object, at, problems);
    }

    private @Nullable Object list(Type type, JsonValue value, String at, List<FieldProblem> problems) {
        if (!(value instanceof JsonValue.JsonArray array)) {
            return refuse(at, value, "write a list in brackets", problems);
        }
        int before = problems.size();
        List<Object> items = new ArrayList<>();
        for (JsonValue item : array.items()) {
            Object read = value(type, item, at + "/" + items.size(), problems);
            items.add(read == null ? item : read);
        }
        return problems.size() > before ? null : items;
    }

    private @Nullable Object text(Function<String, ?> parse, JsonValue value, String at, List<FieldProblem> problems) {
        if (!(value instanceof JsonValue.JsonString string)) {
            return refuse(at, value, "write text in quotes", problems);
        }
        try {
            return parse.apply(string.text());
        } catch (IllegalArgumentException refused) {
            problems.add(problem(at, refused));
            return null;
        }
    }

    private @Nullable Object wholeNumber(JsonValue value, String at, List<FieldProblem> problems) {
        if (value instanceof JsonValue.JsonNumber number) {
            try {
                return number.number().intValueExact();
            } catch (ArithmeticException notWhole) {
                return refuse(at, value, "write a whole number of at most nine digits", problems);
            }
        }
        return refuse(at, value, "write a whole number without quotes", problems);
    }

    private @Nullable Object constant(Class<?> type, JsonValue value, String at, List<FieldProblem> problems) {
        List<Enum<?>> constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
        List<String> words = constants.stream().map(Names::ofConstant).toList();
        int index = value instanceof JsonValue.JsonString string ? words.indexOf(string.text()) : -1;
        return index < 0 ? refuse(at, value, "write one of " + listed(words), problems) : constants.get(index);
    }

    private @Nullable Object money(JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        int before = problems.size();
        refuseUnknown(object, List.of("amount", "currency"), at, problems);
        Object amount = required("amount", String.class, object, at, problems);
        Object currency = required("currency", String.class, object, at, problems);
        if (problems.size() > before || amount == null || currency == null) {
            return null;
        }
        try {
            Money.currency((String) currency);
        } catch (IllegalArgumentException refused) {
            problems.add(problem(at + "/currency", refused));
            return null;
        }
        try {
            return Money.of((String) amount, (String) currency);
        } catch (IllegalArgumentException refused) {
            problems.add(problem(at + "/amount", refused));
            return null;
        }
    }

    private @Nullable Object record(
            Class<?> type, JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        Optional<Shape> shape = type.isSealed() ? form(type, object, at, problems) : Optional.of(Shape.of(type));
        return shape.map(known -> construct(known, object, at, problems)).orElse(null);
    }

    private Optional<Shape> form(
            Class<?> general, JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        List<Shape> shapes = forms(general).map(Shape::of).toList();
        List<String> kinds =
                shapes.stream().flatMap(shape -> shape.kind().stream()).toList();
        JsonValue kind = object.fields().get(Shape.KIND);
        if (kind == null) {
            problems.add(new FieldProblem(at + "/" + Shape.KIND, "is missing", "write one of " + listed(kinds)));
            return Optional.empty();
        }
        int index = kind instanceof JsonValue.JsonString string ? kinds.indexOf(string.text()) : -1;
        if (index < 0) {
            refuse(at + "/" + Shape.KIND, kind, "write one of " + listed(kinds), problems);
            return Optional.empty();
        }
        return Optional.of(shapes.get(index));
    }

    /** A form may itself have several forms. */
    private static Stream<Class<?>> forms(Class<?> general) {
        return Arrays.stream(general.getPermittedSubclasses())
                .flatMap(form -> form.isSealed() ? forms(form) : Stream.of(form));
    }

    private @Nullable Object construct(
            Shape shape, JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        int before = problems.size();
        if (!shape.takesOthers()) {
            refuseUnknown(object, shape.names(), at, problems);
        }
        @Nullable
        Object[] values = shape.fields().stream()
                .map(field ->
                        field.takesOthers() ? others(object, shape.names()) : component(field, object, at, problems))
                .toArray();
        if (problems.size() > before) {
            return null;
        }
        try {
            return shape.construct(values);
        } catch (InvalidTermsException refused) {
            refused.problems().forEach(problem -> problems.add(problem.under(at)));
        } catch (IllegalArgumentException refused) {
            problems.add(problem(at, refused));
        }
        return null;
    }

    private static JsonValue.JsonObject others(JsonValue.JsonObject object, List<String> known) {
        Map<String, JsonValue> others = new LinkedHashMap<>(object.fields());
        others.keySet().removeAll(known);
        return new JsonValue.JsonObject(others);
    }

    private @Nullable Object component(
            Shape.Field field, JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        JsonValue value = object.fields().get(field.name());
        if (field.optional() && (value == null || value instanceof JsonValue.JsonNull)) {
            return null;
        }
        if (field.omittedIfEmpty() && (value == null || value instanceof JsonValue.JsonNull)) {
            return List.of();
        }
        return required(field.name(), field.type(), object, at, problems);
    }

    private @Nullable Object required(
            String name, Type type, JsonValue.JsonObject object, String at, List<FieldProblem> problems) {
        JsonValue value = object.fields().get(name);
        if (value == null) {
            problems.add(new FieldProblem(
                    at + JsonPointer.step(name), "is missing", "add the field \"%s\"".formatted(name)));
            return null;
        }
        return value(type, value, at + JsonPointer.step(name), problems);
    }

    private static void refuseUnknown(
            JsonValue.JsonObject object, List<String> known, String at, List<FieldProblem> problems) {
        for (String name : object.fields().keySet()) {
            if (!known.contains(name)) {
                String remedy = Names.nearest(name, known)
                        .map(near -> "did you mean \"%s\"?".formatted(near))
                        .orElse("leave it out; known here are " + listed(known));
                problems.add(
                        new FieldProblem(at + JsonPointer.step(Quoting.plain(name)), "is not a known field", remedy));
            }
        }
    }

    private static @Nullable Object refuse(String at, JsonValue value, String remedy, List<FieldProblem> problems) {
        problems.add(new FieldProblem(at, "is " + value.describe(), remedy));
        return null;
    }

    /** Values say "problem; remedy" in one message. */
    private static FieldProblem problem(String at, IllegalArgumentException refused) {
        String message = String.valueOf(refused.getMessage());
        int cut = message.lastIndexOf("; ");
        return cut < 0
                ? new FieldProblem(at, message, "write another value")
                : new FieldProblem(at, message.substring(0, cut), message.substring(cut + 2));
    }

    /** Words of our own, in quotes and separated by commas. */
    private static String listed(List<String> words) {
        return "\"" + String.join("\", \"", words) + "\"";
    }
}
