package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Declaration.Node;
import io.evenhand.terms.json.FieldValue;
import io.evenhand.terms.json.FieldValue.Kind;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.RecordWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The declared fields as single ones that a person edits. Lists keep their length, as those of other terms do. */
final class DeclaredEditing {
    private static final List<String> YES_NO = List.of("yes", "no");

    private DeclaredEditing() {}

    static List<FieldValue> fields(Node root, JsonObject values) {
        List<FieldValue> fields = new ArrayList<>();
        within(root, values, "", fields);
        return List.copyOf(fields);
    }

    private static void within(Node parent, JsonObject values, String at, List<FieldValue> fields) {
        parent.children().forEach((name, node) -> {
            JsonValue value = values.fields().get(name);
            String pointer = at + JsonPointer.step(name);
            DeclaredField field = node.field();
            if (node.type() == DeclaredType.GROUP) {
                // A group that is left out stays so: what belongs to it is written as a whole.
                if (value instanceof JsonObject group) {
                    within(node, group, pointer, fields);
                } else if (field == null) {
                    within(node, new JsonObject(Map.of()), pointer, fields);
                }
            } else if (node.type().isList() && value instanceof JsonArray array) {
                for (int i = 0; i < array.items().size(); i++) {
                    within(node, (JsonObject) array.items().get(i), pointer + "/" + i, fields);
                }
            } else if (field != null && !node.type().isList()) {
                add(field, value, pointer, fields);
            }
        });
    }

    private static void add(DeclaredField field, @Nullable JsonValue value, String at, List<FieldValue> fields) {
        List<String> words =
                field.words().stream().map(DeclaredField.DeclaredWord::name).toList();
        switch (field.type()) {
            case MONEY -> {
                if (value != null) {
                    Money money = (Money) DeclaredReadings.single(field, value);
                    fields.add(new FieldValue(at + "/amount", Kind.TEXT, money.amount(), List.of(), false));
                    fields.add(new FieldValue(
                            at + "/currency", Kind.TEXT, money.currency().getCode(), List.of(), false));
                }
            }
            case CHOICE -> fields.add(new FieldValue(at, Kind.CHOICE, text(field, value), words, field.optional()));
            case CHOICES -> fields.add(new FieldValue(at, Kind.SEVERAL, lines(value), words, false));
            case TEXTS, PARTIES ->
                fields.add(new FieldValue(at, Kind.LINES, lines(value), List.of(), field.optional()));
            case FLAG -> fields.add(new FieldValue(at, Kind.YES_NO, text(field, value), YES_NO, field.optional()));
            case NUMBER -> fields.add(new FieldValue(at, Kind.NUMBER, text(field, value), List.of(), field.optional()));
            case DURATION ->
                fields.add(new FieldValue(at, Kind.LENGTH, text(field, value), List.of(), field.optional()));
            default -> fields.add(new FieldValue(at, Kind.TEXT, text(field, value), List.of(), field.optional()));
        }
    }

    private static String lines(@Nullable JsonValue value) {
        return value instanceof JsonArray array
                ? array.items().stream().map(item -> ((JsonString) item).text()).collect(Collectors.joining("\n"))
                : "";
    }

    private static String text(DeclaredField field, @Nullable JsonValue value) {
        if (value == null) {
            return "";
        }
        return switch (DeclaredReadings.single(field, value)) {
            case Share share -> share.words();
            case Boolean yes -> yes ? "yes" : "no";
            case String text -> text;
            case Integer number -> number.toString();
            case Object other -> ((JsonString) RecordWriter.json(other)).text();
        };
    }
}
