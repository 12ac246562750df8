package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.MalformedEvidenceException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the evidence inside a document is whole: canonical, its chain unbroken, and the pages made of it. A document that
 * carries none is not evidence, and nothing is said of it here.
 */
final class EvidenceInside {
    private EvidenceInside() {}

    /** @param sha256 of the file as it is attached */
    record Sound(EvidenceFile file, String sha256) {}

    /** @return null if there is none, or something is wrong with it */
    static @Nullable Sound check(Attachments attachments, String pages, Findings findings) throws IOException {
        byte[] content = attachments.content(EvidenceFile.FILE_NAME, EvidenceFile.MAXIMUM_BYTES);
        if (content == null) {
            return null;
        }
        try {
            EvidenceFile evidence = EvidenceFile.read(content);
            if (!evidence.isCanonically(content)) {
                findings.failed("evidence-chain", "The evidence inside is not in its canonical form.");
            } else if (check(evidence, findings)) {
                checkPages(evidence, pages, findings);
                return new Sound(evidence, Sha256.of(content));
            }
        } catch (MalformedEvidenceException e) {
            findings.failed("evidence-chain", e.sentence());
        }
        return null;
    }

    /** @return whether nothing is wrong */
    static boolean check(EvidenceFile evidence, Findings findings) {
        List<String> faults = evidence.faults();
        faults.forEach(fault -> findings.failed("evidence-chain", "The evidence contradicts itself. " + fault));
        if (faults.isEmpty()) {
            findings.passed(
                    "evidence-chain",
                    "The chain of the evidence of %s is unbroken: %d entries, each naming the one before."
                            .formatted(
                                    evidence.agreement().number(),
                                    evidence.entries().size()));
        }
        return faults.isEmpty();
    }

    private static void checkPages(EvidenceFile evidence, String pages, Findings findings) {
        if (!pages.contains(evidence.head())) {
            findings.failed(
                    "evidence-pages",
                    "The hash of the last entry (" + evidence.head() + ") is not printed on the pages.");
        } else if (!pages.contains(evidence.document().sha256())) {
            findings.failed("evidence-pages", "The pages name another agreement than the evidence inside.");
        } else {
            findings.passed(
                    "evidence-pages",
                    "The pages name the last entry of the evidence inside, and the document that it is about: SHA-256 "
                            + evidence.document().sha256() + ".");
        }
    }
}
