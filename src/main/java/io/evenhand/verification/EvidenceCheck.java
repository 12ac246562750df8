package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import io.evenhand.evidence.EvidenceFile;
import io.evenhand.evidence.MalformedEvidenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds files that are checked together against one another: evidence, and the documents that it may be about. Keeps hashes
 * and entries and not the files. First come the documents, as they are verified; then bare evidence; then the reports.
 */
public final class EvidenceCheck {
    private static final int LONGEST_BEGINNING = 64;

    private final List<SignedStages> documents = new ArrayList<>();
    private final List<Held> evidence = new ArrayList<>();

    /**
     * Sound evidence.
     *
     * @param sha256 of the evidence itself
     * @param sealed the report on the document that carries it, and {@code seal} its signatures; absent where none does
     */
    private record Held(
            String fileName,
            EvidenceFile file,
            String sha256,
            @Nullable VerificationReport sealed,
            @Nullable SignedStages seal) {}

    /** Whether a file is read as evidence rather than as a document. */
    public static boolean isBare(byte[] file) {
        for (int i = 0; i < Math.min(file.length, LONGEST_BEGINNING); i++) {
            if (!Character.isWhitespace(file[i])) {
                return file[i] == '{';
            }
        }
        return false;
    }

    /** Takes a document that was verified; what is not intact is left out. */
    public void add(Examined document) {
        document.stages()
                .ifPresent(stages -> document.evidence()
                        .ifPresentOrElse(
                                inside -> evidence.add(new Held(
                                        stages.fileName(), inside.file(), inside.sha256(), document.report(), stages)),
                                () -> documents.add(stages)));
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
            String hash = Sha256.of(file);
            Optional<Held> carried = carrying(hash);
            // In this order, so that the chain is spoken of whatever the form is.
            if (EvidenceInside.check(read, findings) && findings.intactSoFar()) {
                SignedStages seal = carried.map(Held::seal).orElse(null);
                evidence.add(new Held(fileName, read, hash, null, seal));
            }
            vouch(carried.map(Held::sealed).orElse(null), findings);
        } catch (MalformedEvidenceException e) {
            return VerificationReport.unreadable(
                    fileName, "“" + fileName + "” is no evidence that can be checked. " + e.sentence());
        }
        return VerificationReport.ofBareEvidence(fileName, findings);
    }

    /** A document that carries the very same evidence; of several, the one that deserves most trust. */
    private Optional<Held> carrying(String hash) {
        return evidence.stream()
                .filter(held -> held.sealed() != null && held.sha256().equals(hash))
                .min(Comparator.comparing(EvidenceCheck::verdict));
    }

    private static Verdict verdict(Held held) {
        return held.sealed() == null ? Verdict.UNREADABLE : held.sealed().verdict();
    }

    private static void vouch(@Nullable VerificationReport sealed, Findings findings) {
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

    /** Of each piece of sound evidence, in the order in which they came. */
    public List<EvidenceReport> reports() {
        return evidence.stream().map(this::report).toList();
    }

    private EvidenceReport report(Held held) {
        EvidenceFile file = held.file();
        var findings = new Findings();
        List<String> belonging = new ArrayList<>();
        for (SignedStages document : documents) {
            var match = new EvidenceMatch(file, document, findings);
            if (match.belongs()) {
                belonging.add(document.fileName());
                match.check();
                EvidenceSealer.check(held.seal(), document, findings);
            }
        }
        if (belonging.isEmpty()) {
            findings.notChecked(
                    "evidence-document",
                    "None of the files that were checked is the document with the SHA-256 "
                            + file.document().sha256() + ", so the evidence was not held against it.");
        }
        return new EvidenceReport(held.fileName(), file.agreement().number(), belonging, findings.all());
    }
}
