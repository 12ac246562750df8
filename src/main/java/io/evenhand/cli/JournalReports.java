package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.settlement.journal.BookReport;
import io.evenhand.settlement.journal.KeptHash;
import io.evenhand.settlement.journal.PostingHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports of a check of the journal as lines of JSON, which a later check reads again. */
final class JournalReports {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JournalReports() {}

    static String line(BookReport report) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("agreementId", report.agreementId());
        object.put("verdict", report.fault() == null ? "intact" : "broken");
        object.put("postings", report.postings());
        object.put("hash", report.hash().value());
        BookReport.Fault fault = report.fault();
        if (fault != null) {
            object.put("brokenAt", fault.sequence());
            object.put("text", fault.what());
        }
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    /** @throws IOException with a sentence that names the file, and the line where one is wrong */
    static List<KeptHash> read(Path file) throws IOException {
        List<KeptHash> kept = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    kept.add(read(file, number, line));
                }
            }
        } catch (CharacterCodingException e) {
            throw new IOException("%s is not text in UTF-8.".formatted(file), e);
        } catch (java.nio.file.FileSystemException e) {
            throw new IOException("%s cannot be read: is it there, and may this user read it?".formatted(file), e);
        }
        return kept;
    }

    private static KeptHash read(Path file, int number, String line) throws IOException {
        try {
            JsonNode object = JSON.readTree(line);
            JsonNode agreement = object.path("agreementId");
            JsonNode postings = object.path("postings");
            JsonNode hash = object.path("hash");
            if (agreement.isTextual()
                    && postings.canConvertToExactIntegral()
                    && postings.asLong() >= 0
                    && hash.isTextual()) {
                return new KeptHash(agreement.asText(), postings.asLong(), new PostingHash(hash.asText()));
            }
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            // Answered below: whatever is wrong with it, it is not such a line.
        }
        throw new IOException(
                "%s, line %d is not what 'journal check --json' prints: an object with \"agreementId\", \"postings\" and \"hash\"."
                        .formatted(file, number));
    }
}
