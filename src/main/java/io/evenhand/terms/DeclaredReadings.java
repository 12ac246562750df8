package io.evenhand.terms;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.Declaration.Node;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What the fields of a declared kind hold, as values and as people read them. */
final class DeclaredReadings {
    private static final RecordReader READER = new RecordReader();

    private final UnaryOperator<String> partyOf;
    private final Language language;
    private final List<Value> readings = new ArrayList<>();

    private DeclaredReadings(UnaryOperator<String> partyOf, Language language) {
        this.partyOf = partyOf;
        this.language = language;
    }

    static List<Value> of(DeclaredTerms terms, Language language) {
        var readings = new DeclaredReadings(terms::nameOf, language);
        return readings.all(terms.declared().root(), terms.values());
    }

    /** Of values among which no parties are. */
    static List<Value> of(Node root, JsonObject values, Language language) {
        return new DeclaredReadings(UnaryOperator.identity(), language).all(root, values);
    }

    /**
     * What a field holds.
     *
     * @param path of the field, with the numbers of entries
     * @param label for people
     * @param text as it reads
     * @param isPrinted whether a text prints it; what is chosen may only decide which clauses stand
     */
    record Value(String path, String label, String text, boolean isPrinted) {
        Sentence sentence() {
            return new Sentence(path, label + ": " + text);
        }
    }

    private List<Value> all(Node root, JsonObject values) {
        within(root, values, "", "");
        return List.copyOf(readings);
    }

    private void within(Node parent, JsonObject values, String path, String before) {
        parent.children().forEach((name, node) -> {
            JsonValue value = values.fields().get(name);
            if (value == null) {
                return;
            }
            String at = path.isEmpty() ? name : path + "." + name;
            DeclaredField field = node.field();
            String label = field == null ? "" : before + field.label();
            if (node.type() == DeclaredType.GROUP) {
                within(node, (JsonObject) value, at, before);
            } else if (node.type().isList()) {
                List<JsonValue> items = ((JsonArray) value).items();
                for (int i = 0; i < items.size(); i++) {
                    within(node, (JsonObject) items.get(i), at + "." + (i + 1), "%s %d, ".formatted(label, i + 1));
                }
            } else if (field != null) {
                readings.add(new Value(at, label, reading(field, value), isPrinted(field.type())));
            }
        });
    }

    private static boolean isPrinted(DeclaredType type) {
        return type != DeclaredType.FLAG
                && type != DeclaredType.CHOICE
                && type != DeclaredType.CHOICES
                && type != DeclaredType.TEXTS;
    }

    private String reading(DeclaredField field, JsonValue value) {
        return switch (field.type()) {
            case CHOICE -> field.reading(text(value));
            case CHOICES ->
                language.and(((JsonArray) value)
                        .items().stream().map(item -> field.reading(text(item))).toList());
            case PARTY -> partyOf.apply(text(value));
            case PARTIES ->
                language.and(((JsonArray) value)
                        .items().stream().map(item -> partyOf.apply(text(item))).toList());
            case TEXTS ->
                String.join(
                        "; ",
                        ((JsonArray) value)
                                .items().stream().map(DeclaredReadings::text).toList());
            case COUNTRY -> language.country(text(value));
            case LAW -> language.law(text(value));
            default -> language(single(field, value));
        };
    }

    private String language(Object value) {
        return switch (value) {
            case LocalDate date -> language.date(date);
            case Period length -> language.length(length);
            case Money money -> language.money(money);
            case Share share -> language.share(share);
            case Boolean yes -> language.yesNo(yes);
            default -> String.valueOf(value);
        };
    }

    static Map<String, Object> typed(Node parent, JsonObject values) {
        Map<String, Object> typed = new LinkedHashMap<>();
        parent.children().forEach((name, node) -> {
            JsonValue value = values.fields().get(name);
            if (value != null) {
                typed.put(name, typed(node, value));
            }
        });
        return typed;
    }

    private static Object typed(Node node, JsonValue value) {
        DeclaredField field = node.field();
        if (field == null || field.type() == DeclaredType.GROUP) {
            return typed(node, (JsonObject) value);
        }
        if (field.type().isList()) {
            return ((JsonArray) value)
                    .items().stream()
                            .map(item -> typed(node, (JsonObject) item))
                            .toList();
        }
        return value instanceof JsonArray texts
                ? texts.items().stream().map(DeclaredReadings::text).toList()
                : single(field, value);
    }

    static Object single(DeclaredField field, JsonValue value) {
        return switch (READER.read(field.type().single().orElseThrow(), value)) {
            case Reading.Complete<?> complete -> complete.value();
            case Reading.Refused<?> refused -> throw new IllegalStateException("terms were checked: " + refused);
        };
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).text();
    }
}
