package io.evenhand.verification;

import io.evenhand.signing.CertificateSubject;
import io.evenhand.verification.SignatureSummary.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** One look at one document, check by check; the order is that of what can be relied on next. */
final class Examination {
    private static final int MAXIMUM_SIGNATURES = 60;

    private final byte[] file;
    private final TrustAnchors anchors;
    private final Instant now;
    private final Findings findings = new Findings();

    Examination(byte[] file, TrustAnchors anchors, Instant now) {
        this.file = file;
        this.anchors = anchors;
        this.now = now;
    }

    VerificationReport report(String fileName) throws UnreadableDocumentException {
        try (PDDocument document = PdfParsing.strictly(file)) {
            if (document.isEncrypted()) {
                throw new UnreadableDocumentException("The file is encrypted.");
            }
            List<SignatureSummary> signatures = examine(document);
            return VerificationReport.of(fileName, signatures, findings);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException("The file is encrypted.");
        } catch (IOException | RuntimeException e) {
            // Parsers complain about damage in many ways. Something that was signed once is then no longer what was
            // signed.
            if (!new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains("/ByteRange")) {
                throw new UnreadableDocumentException("The file is damaged: it is not a PDF that can be read.");
            }
            findings.failed("structure", "The document is damaged: its structure cannot be read without repair.");
            return VerificationReport.of(fileName, List.of(), findings);
        }
    }

    private List<SignatureSummary> examine(PDDocument document) throws IOException {
        List<Revision> revisions = Revision.of(document, file, findings);
        if (revisions.isEmpty()) {
            findings.failed("complete", "The document is not signed.");
            return List.of();
        }
        if (revisions.size() > MAXIMUM_SIGNATURES) {
            findings.failed("complete", "The document has more signatures than " + MAXIMUM_SIGNATURES + ".");
            return List.of();
        }
        checkEverySignatureIsInAField(revisions.size());
        List<@Nullable SignatureEnvelope> envelopes = openAll(revisions);
        checkOrder(revisions);
        checkChanges(revisions);
        checkContent(document);
        Map<String, Trust.Judgement> judgements = judge(revisions, envelopes);
        return summaries(revisions, envelopes, judgements);
    }

    /** A signature that no field shows may once have been shown. */
    private void checkEverySignatureIsInAField(int signatures) {
        String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = text.indexOf("/ByteRange"); at >= 0; at = text.indexOf("/ByteRange", at + 1)) {
            count++;
        }
        if (count != signatures) {
            findings.failed("hidden-signatures", "The file holds a signature that the document does not show.");
        }
    }

    private List<@Nullable SignatureEnvelope> openAll(List<Revision> revisions) {
        var envelopes = new ArrayList<@Nullable SignatureEnvelope>();
        for (Revision revision : revisions) {
            try {
                byte[] signature = revision.range().signature();
                if (!java.util.Arrays.equals(
                        signature, trimmed(revision.signature().getContents(), signature.length))) {
                    throw new SignedRange.Unsound("it is not the one that the document shows");
                }
                envelopes.add(
                        revision.kind() == Kind.DOCUMENT_TIMESTAMP
                                ? SignatureEnvelope.ofTimestamp(signature, revision.range())
                                : SignatureEnvelope.ofSignature(signature, revision.range()));
            } catch (SignedRange.Unsound e) {
                findings.failed(
                        "byte-ranges",
                        "The signature in " + revision.field() + " is not sound: " + e.getMessage() + ".");
                envelopes.add(null);
            } catch (SignatureEnvelope.Broken e) {
                findings.failed(
                        "integrity", "The signature in " + revision.field() + " is broken: " + e.getMessage() + ".");
                envelopes.add(null);
            }
        }
        if (findings.intactSoFar()) {
            findings.passed("integrity", "All " + revisions.size() + " signatures and timestamps are intact.");
        }
        return envelopes;
    }

    private static byte[] trimmed(byte[] contents, int length) {
        return contents.length < length ? contents : java.util.Arrays.copyOf(contents, length);
    }

    private void checkOrder(List<Revision> revisions) {
        if (revisions.getFirst().kind() != Kind.CERTIFICATION) {
            findings.failed("certified", "The first signature does not certify the document as it was issued.");
        } else if (revisions.getFirst().permission() == 1
                && revisions.stream().anyMatch(revision -> revision.kind() == Kind.SIGNATURE)) {
            findings.failed("certified", "The document was signed although its certification forbids it.");
        } else {
            findings.passed("certified", "The document was certified as issued before the first party signed.");
        }
        if (revisions.stream().skip(1).anyMatch(revision -> revision.kind() == Kind.CERTIFICATION)) {
            findings.failed("certified", "The document was certified again after it had been signed.");
        }
        Revision last = revisions.getLast();
        if (last.kind() != Kind.DOCUMENT_TIMESTAMP) {
            findings.failed("closed", "The document is not closed: no timestamp covers all of its signatures.");
        } else if (!last.range().coversWholeFile()) {
            findings.failed("closed", "Something was added to the document after it had been closed.");
        } else {
            findings.passed("closed", "The last timestamp covers the whole document; nothing was added after it.");
        }
    }

    private void checkChanges(List<Revision> revisions) throws IOException {
        if (!findings.intactSoFar()) {
            findings.notChecked("changes", "What changed between the signatures was not looked at.");
            return;
        }
        for (int i = 1; i < revisions.size(); i++) {
            Revision earlier = revisions.get(i - 1);
            Revision later = revisions.get(i);
            if (earlier.range().end() == later.range().end()) {
                findings.failed("changes", "Two signatures claim to have been made at once.");
                return;
            }
            try (PDDocument before = PdfParsing.strictly(earlier.range().revision());
                    PDDocument after = PdfParsing.strictly(later.range().revision())) {
                String forbidden = RevisionChanges.forbidden(before, after, later.field());
                if (forbidden != null) {
                    findings.failed(
                            "changes",
                            "After " + earlier.field() + " was signed and before " + later.field() + " was, "
                                    + forbidden + ".");
                }
            }
        }
        if (findings.intactSoFar()) {
            findings.passed("changes", "Between the signatures nothing changed but the signed fields themselves.");
        }
    }

    private void checkContent(PDDocument document) throws IOException {
        if (!findings.intactSoFar()) {
            findings.notChecked("terms", "Whether the terms inside are those on the pages was not looked at.");
            return;
        }
        ArchiveClaim.check(document, findings);
        TermsInside.check(document, findings);
        EvidenceInside.check(document, findings);
    }

    private Map<String, Trust.Judgement> judge(List<Revision> revisions, List<@Nullable SignatureEnvelope> envelopes) {
        if (!findings.intactSoFar()) {
            findings.notChecked("trust", "Whether the signers are trusted was not looked at.");
            return Map.of();
        }
        Map<String, Trust.Judgement> judgements = Trust.judge(file, anchors, now);
        var distrusted = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < revisions.size(); i++) {
            String field = revisions.get(i).field();
            SignatureEnvelope envelope = envelopes.get(i);
            Trust.Judgement judgement = judgements.get(field);
            if (judgement == null || !judgement.trusted()) {
                String who = envelope == null
                        ? field
                        : CertificateSubject.of(envelope.certificate()).name();
                String reason = judgement == null || judgement.reason() == null
                        ? "it was not recognised as a signature"
                        : judgement.reason();
                distrusted.computeIfAbsent(reason, key -> new ArrayList<>()).add(who);
            }
        }
        distrusted.forEach((reason, who) -> findings.distrusted(
                "trust", "Not vouched for: " + String.join(", ", who) + ". The reason: " + reason + "."));
        if (distrusted.isEmpty()) {
            findings.passed("trust", "An authority that you trust vouches for every signer and for the time.");
        }
        return judgements;
    }

    private List<SignatureSummary> summaries(
            List<Revision> revisions,
            List<@Nullable SignatureEnvelope> envelopes,
            Map<String, Trust.Judgement> judgements) {
        var summaries = new ArrayList<SignatureSummary>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            SignatureEnvelope envelope = envelopes.get(i);
            var subject =
                    envelope == null ? new CertificateSubject("", "") : CertificateSubject.of(envelope.certificate());
            Trust.Judgement judgement = judgements.get(revision.field());
            summaries.add(new SignatureSummary(
                    revision.field(),
                    revision.kind(),
                    subject.name(),
                    subject.organisation(),
                    envelope == null ? null : envelope.timestamp(),
                    judgement == null ? "" : judgement.level(),
                    envelope != null,
                    judgement != null && judgement.trusted(),
                    i + 1,
                    revisions.size()));
        }
        return summaries;
    }
}
