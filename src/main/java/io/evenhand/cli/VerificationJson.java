package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.VerificationReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verification report as one line of JSON, in ASCII: whoever reads it need not guess the terminal's encoding. */
final class VerificationJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private VerificationJson() {}

    static String of(VerificationReport report) {
        return written(report.toJson());
    }

    /** Of evidence that was held against the documents that were checked with it. */
    static String of(EvidenceReport report) {
        return written(report.toJson());
    }

    private static String written(Map<String, @Nullable Object> report) {
        try {
            return WRITER.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }
}
