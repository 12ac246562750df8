package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.MalformedEvidenceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Holds files that are checked together against one another: evidence, and the documents that it may be about. Keeps hashes
 * and entries and not the files. First come the documents, as they are verified; then bare evidence; then the reports.
 */
public final class EvidenceCheck {
    private final List<SignedStages> documents = new ArrayList<>();
    private final Map<String, EvidenceFile> evidence = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, VerificationReport> sealedWith = new HashMap<>();
    private final Map<String, SignedStages> sealedBy = new HashMap<>();

    /** Whether a file is read as evidence rather than as a document. */
    public static boolean isBare(byte[] file) {
        return file.length > 0 && file[0] == '{';
    }

    /** Takes a document that was verified; what is not intact is left out. */
    public void add(VerificationReport report, byte[] file) {
        SignedStages.of(report, file).ifPresent(stages -> {
            byte[] inside = inside(file);
            if (inside == null) {
                documents.add(stages);
                return;
            }
            try {
                keep(report.fileName(), EvidenceFile.read(inside));
                sealedWith.put(Sha256.of(inside), report);
                sealedBy.put(report.fileName(), stages);
            } catch (MalformedEvidenceException found) {
                throw new IllegalStateException("Evidence that was found sound cannot be read again", found);
            }
        });
    }

    private static byte @org.jspecify.annotations.Nullable [] inside(byte[] file) {
        try (PDDocument document = PdfParsing.strictly(file)) {
            return Attachments.of(document).content(EvidenceFile.FILE_NAME, EvidenceFile.MAXIMUM_BYTES);
        } catch (IOException | Attachments.Ambiguous damaged) {
            throw new IllegalStateException("A document that was read is not readable again", damaged);
        }
    }

    /** Reads evidence that is not in a document: nobody signed it, so it is vouched for only by a document that carries the same. */
    public VerificationReport bare(String fileName, byte[] file) {
        var findings = new Findings();
        try {
            EvidenceFile read = EvidenceFile.read(file);
            if (!read.isCanonically(file)) {
                findings.failed(
                        "evidence-chain",
                        "The evidence is not in its canonical form: it was written again by another program.");
            }
            if (EvidenceInside.check(read, findings)) {
                keep(fileName, read);
            }
            vouch(fileName, Sha256.of(file), findings);
        } catch (MalformedEvidenceException e) {
            return VerificationReport.unreadable(fileName, e.sentence());
        }
        return VerificationReport.of(fileName, List.of(), findings);
    }

    private void vouch(String fileName, String hash, Findings findings) {
        VerificationReport sealed = sealedWith.get(hash);
        if (sealed != null) {
            sealedBy.computeIfAbsent(fileName, name -> sealedBy.get(sealed.fileName()));
        }
        if (sealed == null) {
            findings.distrusted(
                    "evidence-seal",
                    "Nobody signed this file: who made it, only the sealed PDF of the same evidence can say. Check that, too.");
        } else if (sealed.verdict() == Verdict.VALID) {
            findings.passed("evidence-seal", "It is the very file that is sealed inside " + sealed.fileName() + ".");
        } else {
            findings.distrusted(
                    "evidence-seal",
                    "It is the very file that is sealed inside " + sealed.fileName()
                            + ", whose seal you have no reason yet to trust.");
        }
    }

    private void keep(String fileName, EvidenceFile file) {
        if (evidence.put(fileName, file) == null) {
            order.add(fileName);
        }
    }

    /** Of each piece of evidence, in the order in which they came. */
    public List<EvidenceReport> reports() {
        return order.stream().map(name -> report(name, evidence.get(name))).toList();
    }

    private EvidenceReport report(String fileName, @org.jspecify.annotations.Nullable EvidenceFile file) {
        if (file == null) {
            throw new IllegalStateException("no evidence " + fileName);
        }
        var findings = new Findings();
        List<String> belonging = new ArrayList<>();
        for (SignedStages document : documents) {
            var match = new EvidenceMatch(file, document, findings);
            if (match.belongs()) {
                belonging.add(document.fileName());
                match.check();
                EvidenceSealer.check(sealedBy.get(fileName), document, findings);
            }
        }
        if (belonging.isEmpty()) {
            findings.notChecked(
                    "evidence-document",
                    "None of the files that were checked is the document with the SHA-256 "
                            + file.document().sha256() + ", so the evidence was not held against it.");
        }
        return new EvidenceReport(fileName, file.agreement().number(), belonging, findings.all());
    }
}
