package io.evenhand.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What a dry run found, and an import did.
 *
 * @param rejectedRows how many rows have problems
 * @param problems every one of them, in the order of the file
 * @param sample the first rows that are made or changed
 * @param fingerprint of everything that an import would do: another one means that it would do something else
 */
public record Findings(
        int created,
        int changed,
        int unchanged,
        int rejectedRows,
        List<Problem> problems,
        List<Row> sample,
        String fingerprint) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Findings {
        problems = List.copyOf(problems);
        sample = List.copyOf(sample);
    }

    /** How many rows an import takes. */
    public int importable() {
        return created + changed;
    }

    public int rows() {
        return created + changed + unchanged + rejectedRows;
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings cannot be written", e);
        }
    }

    static Findings read(String json) {
        try {
            return JSON.readerFor(Findings.class)
                    .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings that we wrote cannot be read", e);
        }
    }

    /** @param column empty for the row as a whole @param value what stands there, shortened */
    public record Problem(long line, String column, String value, String problem, String remedy) {}

    /** @param made whether it is new @param fields what changes; empty for what is new */
    public record Row(long line, boolean made, String what, List<String> fields) {}
}
