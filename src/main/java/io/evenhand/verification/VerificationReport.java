package io.evenhand.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about one file. The findings say what was checked; what they do not name was not. */
public record VerificationReport(
        String fileName, Verdict verdict, List<SignatureSummary> signatures, List<Finding> findings) {
    public VerificationReport {
        signatures = List.copyOf(signatures);
        findings = List.copyOf(findings);
    }

    static VerificationReport unreadable(String fileName, String why) {
        return new VerificationReport(
                fileName, Verdict.UNREADABLE, List.of(), List.of(new Finding("file", Finding.Outcome.FAILED, why)));
    }

    static VerificationReport of(String fileName, List<SignatureSummary> signatures, Findings findings) {
        return new VerificationReport(fileName, findings.verdict(), signatures, findings.all());
    }

    /** For programs: the verdict, each signature, each finding. Names are stable, and more may be added. */
    public Map<String, @Nullable Object> toJson() {
        return ReportJson.of(this);
    }
}
