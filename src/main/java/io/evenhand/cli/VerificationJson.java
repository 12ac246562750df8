package io.evenhand.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.Finding;
import io.evenhand.verification.SignatureSummary;
import io.evenhand.verification.VerificationReport;

/** A verification report as one line of JSON, in ASCII: whoever reads it need not guess the terminal's encoding. */
final class VerificationJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private VerificationJson() {}

    static String of(VerificationReport report) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("file", report.fileName());
        object.put("verdict", report.verdict().code());
        var signatures = object.putArray("signatures");
        report.signatures().forEach(signature -> signatures.add(of(signature)));
        var findings = object.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        return written(object);
    }

    /** Of evidence that was held against the documents that were checked with it. */
    static String of(EvidenceReport report) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("evidence", report.fileName());
        object.put("agreement", report.agreement());
        object.put("agrees", !report.failed());
        var documents = object.putArray("documents");
        report.documents().forEach(documents::add);
        var findings = object.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        return written(object);
    }

    private static String written(ObjectNode object) {
        try {
            return WRITER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can always be written", e);
        }
    }

    private static ObjectNode of(SignatureSummary signature) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("field", signature.field());
        object.put("kind", signature.kind().code());
        object.put("signer", signature.signer());
        object.put("organisation", signature.organisation());
        object.put(
                "signedAt",
                signature.signedAt() == null ? null : signature.signedAt().toString());
        object.put("level", signature.level());
        object.put("intact", signature.intact());
        object.put("trusted", signature.trusted());
        object.put("coversWholeDocument", signature.coversWholeDocument());
        return object;
    }

    private static ObjectNode of(Finding finding) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("check", finding.check());
        object.put("outcome", finding.outcome().code());
        object.put("text", finding.text());
        return object;
    }
}
