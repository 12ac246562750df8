package io.evenhand.word;

import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonText;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Choices as they are kept: by the ids of changes, in JSON. */
final class Choices {
    private Choices() {}

    static String json(Map<String, Choice> choices) {
        var fields = new LinkedHashMap<String, io.evenhand.terms.json.JsonValue>();
        choices.forEach(
                (id, choice) -> fields.put(id, new JsonString(choice.kind().name() + " " + choice.ownWords())));
        return JsonText.compact(new JsonObject(fields));
    }

    static Map<String, Choice> read(String json) {
        try {
            Map<String, Choice> choices = new LinkedHashMap<>();
            JsonObject root = (JsonObject)
                    JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).root();
            root.fields().forEach((id, value) -> {
                String[] kept = ((JsonString) value).text().split(" ", 2);
                choices.put(id, new Choice(Choice.Kind.valueOf(kept[0]), kept[1]));
            });
            return choices;
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("Choices that were kept cannot be read", e);
        }
    }
}
