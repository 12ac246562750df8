package io.evenhand.terms.json;

import io.evenhand.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON values of records: the inverse of {@link RecordReader}. Absent components are left out, and so is an empty list that says so. */
public final class RecordWriter {
    private RecordWriter() {}

    public static JsonValue.JsonObject write(Record value) {
        return (JsonValue.JsonObject) json(value);
    }

    /** The JSON of any value that a component may hold. */
    public static JsonValue json(Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case Boolean bool -> new JsonValue.JsonBoolean(bool);
            case Integer number -> new JsonValue.JsonNumber(BigDecimal.valueOf(number));
            case Enum<?> constant -> new JsonValue.JsonString(Names.ofConstant(constant));
            case List<?> list ->
                new JsonValue.JsonArray(list.stream().map(RecordWriter::json).toList());
            case Money money -> money(money);
            default -> text(value);
        };
    }

    private static JsonValue text(Object value) {
        TextForm<?> form = TextForm.COMMON.get(value.getClass());
        return form == null ? record(value) : new JsonValue.JsonString(printed(form, value));
    }

    @SuppressWarnings("unchecked") // the form was found by the value's own class
    private static <T> String printed(TextForm<T> form, Object value) {
        return form.print().apply((T) value);
    }

    private static JsonValue money(Money money) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        fields.put("amount", new JsonValue.JsonString(money.amount()));
        fields.put("currency", new JsonValue.JsonString(money.currency().getCode()));
        return new JsonValue.JsonObject(fields);
    }

    private static JsonValue record(Object value) {
        if (!value.getClass().isRecord()) {
            throw new IllegalArgumentException(
                    "no JSON form of " + value.getClass().getName());
        }
        Shape shape = Shape.of(value.getClass());
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        shape.kind().ifPresent(kind -> fields.put(Shape.KIND, new JsonValue.JsonString(kind)));
        for (Shape.Field field : shape.fields()) {
            @Nullable Object component = shape.valueOf(field, value);
            if (field.takesOthers() && component instanceof JsonValue.JsonObject others) {
                fields.putAll(others.fields());
            } else if (component != null && !Shape.isLeftOut(field, component)) {
                fields.put(field.name(), json(component));
            }
        }
        return new JsonValue.JsonObject(fields);
    }
}
