package io.evenhand.verification.web;

import io.evenhand.verification.CheckedTogether;
import io.evenhand.verification.EvidenceReport;
import io.evenhand.verification.Verdict;
import io.evenhand.verification.VerificationReport;

/** What is said first of several files: the worst of it, and nothing good of what was not compared. */
record Overall(String verdict, String tone, String meaning) {
    private static final String BY_ITSELF = " Each file is looked at by itself below.";

    /** @param evidence how many of the files are evidence, sound or not */
    static Overall of(CheckedTogether checked, int evidence) {
        if (checked.evidence().stream().anyMatch(EvidenceReport::failed)) {
            return new Overall(
                    "The evidence and the document do not agree",
                    "bad",
                    "They belong together, and what the one says is not what the other holds. Do not rely on either.");
        }
        if (has(checked, Verdict.NOT_VALID)) {
            return new Overall(
                    "Not everything here is valid", "bad", "Do not rely on what is marked as not valid." + BY_ITSELF);
        }
        if (has(checked, Verdict.UNREADABLE)) {
            return new Overall(
                    "Not everything here could be checked",
                    "bad",
                    "Nothing is known about what is marked as not checked." + BY_ITSELF);
        }
        long compared = checked.evidence().stream()
                .filter(report -> report.agrees() != null)
                .count();
        if (evidence > 0 && compared < evidence) {
            return new Overall(
                    "Evidence was not held against its document",
                    "waiting",
                    evidence == checked.files().size()
                            ? "Its document is not among the files: choose both, and check them together."
                            : "The document that it names, by its SHA-256, is not among the files: perhaps it is that of"
                                    + " another agreement.");
        }
        if (has(checked, Verdict.UNTRUSTED) || checked.evidence().stream().anyMatch(EvidenceReport::distrusted)) {
            return new Overall(
                    "Intact, but not everybody is vouched for",
                    "waiting",
                    "Nothing was changed. But for at least one signer, time or seal, no authority that is trusted here"
                            + " vouches: do not rely on the names." + BY_ITSELF);
        }
        if (evidence == 0) {
            return new Overall(
                    "All " + checked.files().size() + " documents are valid",
                    "good",
                    "Of each, everybody who had to sign has signed, and nothing was changed since. What was not checked is"
                            + " said below.");
        }
        return documents(checked, evidence);
    }

    private static Overall documents(CheckedTogether checked, int evidence) {
        int documents = checked.files().size() - evidence;
        long named = checked.evidence().stream()
                .flatMap(report -> report.documents().stream())
                .distinct()
                .count();
        if (named < documents) {
            return new Overall(
                    "Valid, but there is no evidence of "
                            + (documents - named == 1 ? "one document" : "some documents"),
                    "good",
                    "The evidence that is here agrees with its document. What was not checked is said below.");
        }
        return new Overall(
                documents == 1
                        ? "This document is valid, and the evidence agrees with it"
                        : "These documents are valid, and the evidence agrees with them",
                "good",
                "Nothing was changed since it was signed, the evidence is unbroken, and it names exactly what is here. What"
                        + " was not checked is said below.");
    }

    private static boolean has(CheckedTogether checked, Verdict verdict) {
        return checked.files().stream().map(VerificationReport::verdict).anyMatch(verdict::equals);
    }
}
