package io.evenhand.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.evenhand.settlement.split.file.RevenueColumn;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.settlement.split.file.RevenueObjects;
import io.evenhand.terms.FieldProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A report of revenue as a program sends it, in JSON. It is read as a stream: once for its form, and once for its lines, of which no more
 * than one is in memory at a time.
 */
final class SentReport {
    /** Whoever has more sends a file: it has no names that are said again for every line. */
    static final int MOST_LINES = 100_000;

    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 20;
    private static final Set<String> COLUMNS = Set.copyOf(RevenueColumn.titles());
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    private final byte[] body;
    private final List<FieldProblem> problems = new ArrayList<>();
    private long further;
    private @Nullable String period;
    private String place = "";

    private SentReport(byte[] body) {
        this.body = body;
    }

    /** @throws Refusal naming what is wrong with its form; what its lines say is not looked at */
    static SentReport of(byte[] body) {
        SentReport report = new SentReport(body);
        boolean hasLines = report.read(line -> {});
        if (report.period == null) {
            report.wrong("/period", "is missing", "add it");
        }
        if (!hasLines) {
            report.wrong("/lines", "is missing", "write a list of objects in brackets");
        }
        if (report.further > 0) {
            report.problems.add(new FieldProblem(
                    "", "has %,d problems more than are listed here".formatted(report.further), "mend these first"));
        }
        if (!report.problems.isEmpty()) {
            throw Refusal.invalid(report.problems);
        }
        return report;
    }

    /** Reads its lines. */
    void lines(RevenueFile.Sink sink) {
        RevenueObjects objects = new RevenueObjects(sink);
        boolean unused = read(objects::read);
    }

    String period() {
        return period == null ? "" : period;
    }

    /** @return whether there were lines */
    private boolean read(Consumer<Map<String, String>> lines) {
        boolean hasLines = false;
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw ApiJson.noObject();
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                place = "/" + name;
                JsonToken value = in.nextToken();
                if (name.equals("lines")) {
                    hasLines = true;
                    lines(in, value, lines);
                } else if (!name.equals("period")) {
                    wrong(place, "is no field here", "leave it out, or use one of lines, period");
                    in.skipChildren();
                } else if (value == JsonToken.VALUE_STRING) {
                    period = in.getText();
                } else {
                    period = "";
                    wrong(place, "is no text", "write it in quotes");
                    in.skipChildren();
                }
            }
            if (in.nextToken() != null) {
                throw ApiJson.noObject();
            }
            return hasLines;
        } catch (StreamConstraintsException beyond) {
            throw Refusal.invalid(List.of(new FieldProblem(
                    place,
                    "is longer, or nested deeper, than anything here is",
                    "write a text of at most 200 characters")));
        } catch (JsonProcessingException unsound) {
            throw ApiJson.unsound(unsound);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory cannot fail to be read", e);
        }
    }

    private void lines(JsonParser in, JsonToken value, Consumer<Map<String, String>> lines) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            wrong("/lines", "is no list", "write a list of objects in brackets");
            in.skipChildren();
            return;
        }
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (count == MOST_LINES) {
                throw Problem.TOO_LARGE.because(
                        "Send at most %,d lines as JSON. Send more as CSV or XLSX, or file them on the desk."
                                .formatted(MOST_LINES));
            }
            place = "/lines/" + count;
            if (in.currentToken() == JsonToken.START_OBJECT) {
                lines.accept(line(in, place));
            } else {
                wrong(place, "is no object", "write an object in braces");
                in.skipChildren();
            }
            count++;
        }
    }

    private Map<String, String> line(JsonParser in, String at) throws IOException {
        Map<String, String> line = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            place = at + "/" + name;
            JsonToken value = in.nextToken();
            if (!COLUMNS.contains(name)) {
                wrong(place, "is no field here", "leave it out");
                in.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                line.put(name, in.getText());
            } else if (value != JsonToken.VALUE_NULL) {
                wrong(place, "is no text", "write it in quotes");
                in.skipChildren();
            }
        }
        return line;
    }

    private void wrong(String pointer, String problem, String remedy) {
        if (problems.size() < RevenueFile.MOST_PROBLEMS) {
            problems.add(new FieldProblem(pointer, problem, remedy));
        } else {
            further++;
        }
    }
}
