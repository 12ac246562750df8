package io.evenhand.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one file. The findings say what was checked; what they do not name was not.
 *
 * @param subject what the verdict is about
 */
public record VerificationReport(
        String fileName, Subject subject, Verdict verdict, List<SignatureSummary> signatures, List<Finding> findings) {
    /** What a file was taken for. */
    public enum Subject {
        /** A PDF; also anything that could not be read. */
        DOCUMENT,
        /** Evidence outside of any document: nobody signs it. */
        BARE_EVIDENCE
    }

    public VerificationReport {
        signatures = List.copyOf(signatures);
        findings = List.copyOf(findings);
    }

    static VerificationReport unreadable(String fileName, String why) {
        return new VerificationReport(
                fileName,
                Subject.DOCUMENT,
                Verdict.UNREADABLE,
                List.of(),
                List.of(new Finding("file", Finding.Outcome.FAILED, why)));
    }

    static VerificationReport of(String fileName, List<SignatureSummary> signatures, Findings findings) {
        return new VerificationReport(fileName, Subject.DOCUMENT, findings.verdict(), signatures, findings.all());
    }

    static VerificationReport ofBareEvidence(String fileName, Findings findings) {
        return new VerificationReport(fileName, Subject.BARE_EVIDENCE, findings.verdict(), List.of(), findings.all());
    }

    /** For programs: the verdict, each signature, each finding. Names are stable, and more may be added. */
    public Map<String, @Nullable Object> toJson() {
        return ReportJson.of(this);
    }
}
