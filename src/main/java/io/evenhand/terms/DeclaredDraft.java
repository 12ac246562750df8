package io.evenhand.terms;

import io.evenhand.terms.Declaration.Node;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Lengths;
import io.evenhand.terms.json.MergePatch;
import io.evenhand.terms.json.RecordWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody filled in for an agreement of a declared kind, as an outline of its terms. */
public final class DeclaredDraft {
    private DeclaredDraft() {}

    /**
     * What is left empty is left out, with the group or the entry of a list of which nothing is filled in. A text that is not what its field
     * holds is taken as it is, so that reading the terms names the problem.
     *
     * @param fields that can be filled in, also those that terms of every kind have
     * @param texts by JSON pointer; of an amount the pointers end in /amount and /currency, several words or texts stand one a line
     */
    public static JsonObject outline(List<DeclaredField> fields, Map<String, String> texts) {
        return object(Declaration.tree(fields), texts, "").orElseGet(() -> new JsonObject(Map.of()));
    }

    /**
     * What fields hold where nobody says otherwise.
     *
     * @param presets as they are declared, by path, several words or texts one a line; within lists there are none
     */
    public static JsonObject presets(List<DeclaredField> fields, Map<String, String> presets) {
        return outline(fields, presetTexts(fields, presets));
    }

    /** The same as somebody fills it in, by pointer. */
    public static Map<String, String> presetTexts(List<DeclaredField> fields, Map<String, String> presets) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (DeclaredField field : fields) {
            String preset = presets.get(field.path());
            if (preset != null) {
                texts.putAll(texts(field, preset));
            }
        }
        return texts;
    }

    /** A preset as it is filled in, by pointer. */
    private static Map<String, String> texts(DeclaredField field, String preset) {
        String at = field.pointer();
        return switch (field.type()) {
            case MONEY -> {
                String[] parts = preset.split(" ", 2);
                yield Map.of(at + "/currency", parts[0], at + "/amount", parts[parts.length - 1].strip());
            }
            case FLAG -> Map.of(at, preset.equals("true") ? "yes" : "no");
            default -> Map.of(at, preset);
        };
    }

    /**
     * The terms of a draft.
     *
     * @param presets as they are declared, by path
     * @param outline what somebody wants, as a JSON object; what it leaves out is as it is preset
     * @throws MalformedTermsException with every problem found
     */
    public static DeclaredTerms complete(
            List<DeclaredField> fields,
            Map<String, String> presets,
            String outline,
            TermsFrame frame,
            Playbooks playbooks)
            throws MalformedTermsException {
        if (!(TermsFormat.document(outline.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject own)) {
            throw new MalformedTermsException(
                    List.of(new FieldProblem("", "is not an object", "write an object in braces")));
        }
        Map<String, JsonValue> preset =
                new LinkedHashMap<>(presets(fields, presets).fields());
        preset.putIfAbsent("notices", RecordWriter.json(List.of(NoticeChannel.values())));
        JsonObject all = (JsonObject) MergePatch.apply(new JsonObject(preset), own);
        return (DeclaredTerms) TermsOutline.of(frame.kind(), all).complete(frame, playbooks);
    }

    private static Optional<JsonObject> object(Node parent, Map<String, String> texts, String at) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        parent.children()
                .forEach((name, node) ->
                        value(node, texts, at + JsonPointer.step(name)).ifPresent(value -> fields.put(name, value)));
        return fields.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(fields));
    }

    private static Optional<JsonValue> value(Node node, Map<String, String> texts, String at) {
        DeclaredField field = node.field();
        if (field == null || field.type() == DeclaredType.GROUP) {
            return object(node, texts, at).map(JsonValue.class::cast);
        }
        if (field.type().isList()) {
            return list(node, texts, at);
        }
        if (field.type() == DeclaredType.MONEY) {
            return money(texts, at);
        }
        String text = text(texts, at);
        return text.isEmpty() ? Optional.empty() : Optional.of(json(field.type(), text));
    }

    private static Optional<JsonValue> list(Node node, Map<String, String> texts, String at) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String pointer : texts.keySet()) {
            String rest = pointer.startsWith(at + "/") ? pointer.substring(at.length() + 1) : "";
            String number = rest.split("/")[0];
            if (number.matches("[0-9]{1,3}")) {
                numbers.add(Integer.valueOf(number));
            }
        }
        List<JsonValue> entries = numbers.stream()
                .flatMap(number -> object(node, texts, at + "/" + number).stream())
                .<JsonValue>map(entry -> entry)
                .toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(entries));
    }

    private static Optional<JsonValue> money(Map<String, String> texts, String at) {
        String amount = text(texts, at + "/amount");
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Map<String, JsonValue> money = new LinkedHashMap<>();
        money.put("amount", new JsonString(amount));
        money.put("currency", new JsonString(text(texts, at + "/currency")));
        return Optional.of(new JsonObject(money));
    }

    private static String text(Map<String, String> texts, String pointer) {
        @Nullable String text = texts.get(pointer);
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    private static JsonValue json(DeclaredType type, String text) {
        return switch (type) {
            case DURATION -> new JsonString(Lengths.iso(text));
            case NUMBER ->
                text.matches("-?\\d{1,15}") ? new JsonValue.JsonNumber(new BigDecimal(text)) : new JsonString(text);
            case FLAG ->
                text.equals("yes") || text.equals("no")
                        ? new JsonValue.JsonBoolean(text.equals("yes"))
                        : new JsonString(text);
            case CHOICES, PARTIES, TEXTS ->
                new JsonArray(Stream.of(text.split("\n"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .<JsonValue>map(JsonString::new)
                        .toList());
            default -> new JsonString(text);
        };
    }
}
