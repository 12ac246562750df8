package io.evenhand.terms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** Prints JSON values. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** The canonical form of RFC 8785, in UTF-8: equal values give equal bytes. */
    public static byte[] canonical(JsonValue value) {
        try {
            return new JsonCanonicalizer(print(value, false)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was just printed is JSON", impossible);
        }
    }

    /** With line breaks and indentation, for people. */
    public static String pretty(JsonValue value) {
        return print(value, true);
    }

    /** On one line. */
    public static String compact(JsonValue value) {
        return print(value, false);
    }

    private static String print(JsonValue value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                generator.setPrettyPrinter(new DefaultPrettyPrinter());
            }
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    private static void write(JsonValue value, JsonGenerator generator) throws IOException {
        switch (value) {
            case JsonValue.JsonObject object -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
                    generator.writeFieldName(field.getKey());
                    write(field.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case JsonValue.JsonArray array -> {
                generator.writeStartArray();
                for (JsonValue item : array.items()) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case JsonValue.JsonString string -> generator.writeString(string.text());
            case JsonValue.JsonNumber number -> generator.writeNumber(number.number());
            case JsonValue.JsonBoolean bool -> generator.writeBoolean(bool.value());
            case JsonValue.JsonNull none -> generator.writeNull();
        }
    }
}
