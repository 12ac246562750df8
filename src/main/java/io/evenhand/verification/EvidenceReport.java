package io.evenhand.verification;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files that were checked together evidence is about, and whether they agree.
 *
 * @param fileName of the evidence
 * @param agreement number of the agreement that it is about
 * @param documents the files that are that agreement's document
 */
public record EvidenceReport(String fileName, String agreement, List<String> documents, List<Finding> findings) {
    public EvidenceReport {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
    }

    /** For programs; names are stable, and more may be added. */
    public Map<String, @Nullable Object> toJson() {
        return ReportJson.of(this);
    }

    public boolean failed() {
        return has(Finding.Outcome.FAILED);
    }

    /** Whether they agree; null where there was no document to hold the evidence against. */
    public @Nullable Boolean agrees() {
        if (failed()) {
            return false;
        }
        return documents.isEmpty() ? null : true;
    }

    /** What this adds to the verdicts on the files by themselves. */
    public Verdict verdict() {
        if (failed()) {
            return Verdict.NOT_VALID;
        }
        return distrusted() ? Verdict.UNTRUSTED : Verdict.VALID;
    }

    /** They agree, but nobody whom the reader has reason to trust in this put the evidence together. */
    public boolean distrusted() {
        return has(Finding.Outcome.DISTRUSTED);
    }

    private boolean has(Finding.Outcome outcome) {
        return findings.stream().anyMatch(finding -> finding.outcome() == outcome);
    }
}
