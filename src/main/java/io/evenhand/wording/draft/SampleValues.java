package io.evenhand.wording.draft;

import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Sample values of documents that are no agreements, from {@code samples/wording/NAME.LANG.json}, or NAME.json for every language. */
final class SampleValues {
    private SampleValues() {}

    /** In the order in which they are offered; none for a document that has no file. */
    static List<Sample> of(String name, String language) {
        List<Sample> own = of(name + "." + language);
        return own.isEmpty() ? of(name) : own;
    }

    private static List<Sample> of(String file) {
        String resource = "/samples/wording/" + file + ".json";
        try (InputStream stream = SampleValues.class.getResourceAsStream(resource)) {
            return stream == null
                    ? List.of()
                    : ((JsonArray) JsonReader.read(stream.readAllBytes()).root())
                            .items().stream()
                                    .map(item -> sample((JsonObject) item))
                                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        } catch (MalformedJsonException malformed) {
            throw new IllegalStateException(resource, malformed);
        }
    }

    private static Sample sample(JsonObject item) {
        return new Sample(text(item, "id"), text(item, "title"), new Sample.Said((JsonObject) field(item, "values")));
    }

    private static String text(JsonObject item, String name) {
        return ((JsonString) field(item, name)).text();
    }

    private static JsonValue field(JsonObject item, String name) {
        JsonValue value = item.fields().get(name);
        if (value == null) {
            throw new IllegalStateException("A sample has no " + name);
        }
        return value;
    }
}
