package io.evenhand.terms;

import io.evenhand.terms.MalformedPlaybook.Flaw;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a playbook says to people, taken in one language: such a text stands either for all languages, or as one of each,
 * {@code {en: "Assignment", de: "Übertragung"}}.
 */
final class TextsForPeople {
    private final YamlTree tree;
    private final Set<String> names;
    private final Language language;
    private final List<Flaw> flaws;

    private TextsForPeople(YamlTree tree, Set<String> names, Language language, List<Flaw> flaws) {
        this.tree = tree;
        this.names = names;
        this.language = language;
        this.flaws = flaws;
    }

    /**
     * The file with its texts of the language.
     *
     * @param names of the fields that hold texts
     * @param flaws takes those texts that the language does not have
     */
    static JsonValue in(Language language, YamlTree tree, Set<String> names, List<Flaw> flaws) {
        return new TextsForPeople(tree, names, language, flaws).taken(tree.root(), "");
    }

    private JsonValue taken(JsonValue value, String at) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> fields = new LinkedHashMap<>();
                object.fields().forEach((name, field) -> {
                    String place = at + JsonPointer.step(name);
                    fields.put(
                            name,
                            names.contains(name) && field instanceof JsonObject texts
                                    ? text(texts, place)
                                    : taken(field, place));
                });
                yield new JsonObject(fields);
            }
            case JsonArray list -> {
                List<JsonValue> items = new ArrayList<>();
                list.items().forEach(item -> items.add(taken(item, at + "/" + items.size())));
                yield new JsonArray(items);
            }
            default -> value;
        };
    }

    private JsonValue text(JsonObject texts, String at) {
        Set<String> known = Language.all().stream().map(Language::tag).collect(Collectors.toSet());
        for (String tag : texts.fields().keySet()) {
            if (!known.contains(tag)) {
                flaws.add(tree.flaw(
                        at + JsonPointer.step(tag),
                        "\"%s\" is no language here.".formatted(tag),
                        "Write one text, or one of each language: %s."
                                .formatted(known.stream().sorted().collect(Collectors.joining(", ")))));
            }
        }
        JsonValue text = texts.fields().get(language.tag());
        if (text == null) {
            flaws.add(tree.flaw(
                    at,
                    "There is no text in the language \"%s\".".formatted(language.tag()),
                    "Write it beside the others, as \"%s: …\".".formatted(language.tag())));
            return new JsonString("");
        }
        return text;
    }
}
