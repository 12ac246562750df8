package io.evenhand.terms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text as RFC 8259 has it, and nothing more lenient: UTF-8, no comments, no NaN, no field twice in one object
 * (where readers would differ on what it says), and bounded depth and numbers. The caller bounds the size.
 */
public final class JsonReader {
    private static final int DEEPEST = 30;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws MalformedJsonException on the first thing that is not JSON */
    public static JsonDocument read(byte[] bytes) throws MalformedJsonException {
        String text = decode(bytes);
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser).document();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private JsonDocument document() throws IOException, MalformedJsonException {
        try {
            if (parser.nextToken() == null) {
                throw new MalformedJsonException(1, "is empty", "write one JSON object");
            }
            JsonValue root = value("");
            if (parser.nextToken() != null) {
                throw new MalformedJsonException(
                        line(), "goes on after its end", "write one JSON object and nothing after it");
            }
            return new JsonDocument(root, lines);
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedJsonException(
                    parser.currentLocation().getLineNr(),
                    "is nested too deeply or holds a number that is too long",
                    "nest at most %d deep and write numbers of at most %d digits".formatted(DEEPEST, LONGEST_NUMBER));
        } catch (JsonEOFException cut) {
            throw new MalformedJsonException(
                    lineOf(cut),
                    "ends in the middle of a value",
                    "complete the file; every bracket that opens must close");
        } catch (JsonProcessingException wrong) {
            throw new MalformedJsonException(
                    lineOf(wrong), "is not JSON (%s)".formatted(explain(wrong)), "mend the text there");
        }
    }

    private static String decode(byte[] bytes) throws MalformedJsonException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || hasZeroAmongFirst(bytes)) {
            throw new MalformedJsonException(1, "is not in UTF-8 (it looks like UTF-16 or UTF-32)", "save it in UTF-8");
        }
        // Editors on Windows put a byte-order mark before UTF-8; it is harmless, and its author cannot see it.
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer rest = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(rest)
                    .toString();
        } catch (CharacterCodingException wrong) {
            // The decoder stops at the first bad byte, so that the lines before it can be counted.
            int line = 1;
            for (int i = start; i < rest.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new MalformedJsonException(line, "holds bytes that are not UTF-8", "save it in UTF-8");
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasZeroAmongFirst(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private JsonValue value(String pointer) throws IOException, MalformedJsonException {
        lines.put(pointer, line());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> new JsonValue.JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonValue.JsonBoolean(true);
            case VALUE_FALSE -> new JsonValue.JsonBoolean(false);
            case VALUE_NULL -> new JsonValue.JsonNull();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("the parser let through " + parser.currentToken());
        };
    }

    private JsonValue object(String pointer) throws IOException, MalformedJsonException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (fields.containsKey(name)) {
                throw new MalformedJsonException(
                        line(), "names %s twice in one object".formatted(Quoting.quoted(name)), "keep one of the two");
            }
            parser.nextToken();
            fields.put(name, value(pointer + JsonPointer.step(name)));
        }
        return new JsonValue.JsonObject(fields);
    }

    private JsonValue array(String pointer) throws IOException, MalformedJsonException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size()));
        }
        return new JsonValue.JsonArray(items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static int lineOf(JsonProcessingException problem) {
        return problem.getLocation() == null
                ? 1
                : Math.max(1, problem.getLocation().getLineNr());
    }

    /** What the parser says, without its advice on parser settings, which its reader does not have. */
    private static String explain(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        if (message.contains("NaN") || message.contains("INF") || message.contains("Infinity")) {
            return "a number cannot be NaN or infinite";
        }
        int advice = message.indexOf(": enable ");
        return Quoting.plain(advice < 0 ? message : message.substring(0, advice));
    }
}
