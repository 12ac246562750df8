package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.verification.VerificationReport;

/** A verification report as one line of JSON, in ASCII: whoever reads it need not guess the terminal's encoding. */
final class VerificationJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private VerificationJson() {}

    static String of(VerificationReport report) {
        try {
            return WRITER.writeValueAsString(report.toJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }
}
