package io.evenhand.relationship.commitment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.text.FileLetters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An object of a JSON file from elsewhere, whose fields are asked for one by one; what is missing or of another kind is named by its path. */
public final class StrictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1 << 16)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;
    private final String path;

    private StrictJson(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @param bytes bounded by the caller @param format what the file says of itself @param what it should be: "a commitment" */
    public static StrictJson read(byte[] bytes, String format, String what) throws UnreadableFileException {
        // Said here, for a reader of JSON takes other encodings, too, and what was handed in is kept as the UTF-8 that
        // it is.
        String written = FileLetters.strictly(bytes, StandardCharsets.UTF_8)
                .orElseThrow(() -> new UnreadableFileException(
                        "This is not %s: it is not in UTF-8. Hand in the file as it was written.".formatted(what)));
        JsonNode root;
        try {
            root = MAPPER.readTree(written);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            throw new UnreadableFileException("This is not %s: it is no JSON%s. Hand in the file as it was written."
                    .formatted(
                            what,
                            place == null
                                    ? ""
                                    : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr())));
        }
        if (!(root instanceof ObjectNode) || !root.path("format").asText().equals(format)) {
            throw new UnreadableFileException(
                    "This is not %s: \"format\" must be \"%s\". Hand in the file as it was written."
                            .formatted(what, format));
        }
        return new StrictJson(root, "");
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Indented, and ending with a line end. */
    public static byte[] write(JsonNode node) {
        try {
            return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /** Refuses fields that nobody asks for: what a program does not read, people must not rely on. */
    public void only(String... fields) throws UnreadableFileException {
        Set<String> known = Set.of(fields);
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new UnreadableFileException("The file has a field \"%s\" that nothing reads; take it out."
                        .formatted(path + name.replaceAll("[^\\p{L}\\p{N}_-]", "?")));
            }
        }
    }

    public boolean has(String field) {
        return node.has(field);
    }

    public StrictJson object(String field) throws UnreadableFileException {
        JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw wrong(field, "an object");
        }
        return new StrictJson(found, path + field + ".");
    }

    public List<StrictJson> objects(String field) throws UnreadableFileException {
        JsonNode found = node.path(field);
        if (!found.isArray()) {
            throw wrong(field, "a list of objects");
        }
        List<StrictJson> objects = new ArrayList<>(found.size());
        for (JsonNode one : found) {
            if (!one.isObject()) {
                throw wrong(field, "a list of objects");
            }
            objects.add(new StrictJson(one, "%s%s[%d].".formatted(path, field, objects.size())));
        }
        return objects;
    }

    public String text(String field) throws UnreadableFileException {
        JsonNode found = node.path(field);
        if (!found.isTextual()) {
            throw wrong(field, "a text");
        }
        return found.textValue();
    }

    public int number(String field) throws UnreadableFileException {
        JsonNode found = node.path(field);
        if (!found.isInt()) {
            throw wrong(field, "a whole number");
        }
        return found.intValue();
    }

    public List<String> texts(String field) throws UnreadableFileException {
        JsonNode found = node.path(field);
        List<String> texts = new ArrayList<>(found.size());
        if (!found.isArray()) {
            throw wrong(field, "a list of texts");
        }
        for (JsonNode one : found) {
            if (!one.isTextual()) {
                throw wrong(field, "a list of texts");
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    public LocalDate day(String field) throws UnreadableFileException {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException other) {
            throw wrong(field, "a day such as 2024-03-01");
        }
    }

    public Instant moment(String field) throws UnreadableFileException {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException other) {
            throw wrong(field, "a moment such as 2024-03-01T09:00:00Z");
        }
    }

    private UnreadableFileException wrong(String field, String what) {
        return new UnreadableFileException(
                "\"%s\" must be %s. Hand in the file as it was written.".formatted(path + field, what));
    }
}
