package io.evenhand.verification;

import io.evenhand.verification.SignatureSummary.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** One look at one document, check by check; the order is that of what can be relied on next. */
final class Examination {
    private static final int MAXIMUM_SIGNATURES = 60;
    /** Of all versions of a document together, as each is read by itself. */
    private static final long MAXIMUM_REVISION_BYTES = 400L << 20;

    private final byte[] file;
    private final TrustAnchors anchors;
    private final Instant now;
    private final boolean archive;
    private final ReleasedClauses released;
    private final Findings findings = new Findings();

    @Nullable
    private SignedStages stages;

    private EvidenceInside.@Nullable Sound evidence;

    Examination(byte[] file, TrustAnchors anchors, Instant now, boolean archive, ReleasedClauses released) {
        this.file = file;
        this.anchors = anchors;
        this.now = now;
        this.archive = archive;
        this.released = released;
    }

    Examined result(String fileName) throws UnreadableDocumentException {
        try (PDDocument document = PdfParsing.strictly(file)) {
            if (document.isEncrypted()) {
                throw new UnreadableDocumentException("The file is encrypted.");
            }
            List<SignatureSummary> signatures = examine(fileName, document);
            VerificationReport report = VerificationReport.of(fileName, signatures, findings);
            return stages == null ? Examined.reported(report) : Examined.of(report, stages, evidence);
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocumentException("The file is encrypted.");
        } catch (IOException | RuntimeException e) {
            // Parsers complain about damage in many ways. Something that was signed once is then no longer what was
            // signed.
            if (!new String(file, StandardCharsets.ISO_8859_1).contains("/ByteRange")) {
                throw new UnreadableDocumentException("The file is damaged: it is not a PDF that can be read.");
            }
            findings.failed("structure", "The document is damaged: its structure cannot be read without repair.");
            return Examined.reported(VerificationReport.of(fileName, List.of(), findings));
        }
    }

    private List<SignatureSummary> examine(String fileName, PDDocument document) throws IOException {
        if (document.getSignatureFields().isEmpty()) {
            findings.failed("complete", "The document is not signed.");
            return List.of();
        }
        FileLayout layout;
        try {
            layout = FileLayout.of(file);
            ObjectPlaces.check(layout, document.getDocument(), file.length);
        } catch (FileLayout.Unsound e) {
            findings.failed("structure", "The structure of the file is not sound: " + e.getMessage() + ".");
            return List.of();
        }
        List<Revision> revisions = Revision.of(document, file, layout, findings);
        if (revisions.isEmpty()) {
            findings.failed("complete", "The document is not signed.");
            return List.of();
        }
        long bytes =
                revisions.stream().mapToLong(revision -> revision.range().end()).sum();
        if (revisions.size() > MAXIMUM_SIGNATURES || bytes > MAXIMUM_REVISION_BYTES) {
            findings.failed(
                    "complete",
                    "The document has more signatures than " + MAXIMUM_SIGNATURES + ", or too many for its size.");
            return List.of();
        }
        new SignatureCount(file, document).check(revisions.size(), findings);
        List<@Nullable SignatureEnvelope> envelopes = openAll(revisions);
        new SigningOrder(document, revisions).check(findings);
        List<String> changes = checkChanges(revisions, layout);
        checkContent(document);
        Trusting trusting = new Trusting(file, anchors, now, document, revisions, envelopes, findings);
        trusting.judge();
        if (archive) {
            ArchiveCheck.check(file, findings);
        } else {
            ArchiveClaim.check(document, findings);
        }
        List<SignatureSummary> signatures = trusting.summaries(changes);
        if (findings.intactSoFar()) {
            stages = SignedStages.of(fileName, file, revisions, envelopes, signatures);
        }
        return signatures;
    }

    private List<@Nullable SignatureEnvelope> openAll(List<Revision> revisions) {
        var envelopes = new ArrayList<@Nullable SignatureEnvelope>();
        for (Revision revision : revisions) {
            try {
                byte[] signature = revision.range().signature();
                if (!Arrays.equals(signature, trimmed(revision.signature().getContents(), signature.length))) {
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
        return contents.length < length ? contents : Arrays.copyOf(contents, length);
    }

    /** @return for each signature what it changed, in words; empty where that was not looked at */
    private List<String> checkChanges(List<Revision> revisions, FileLayout layout) throws IOException {
        var words = new ArrayList<String>();
        if (!findings.intactSoFar()) {
            findings.notChecked("changes", "What changed between the signatures was not looked at.");
            return words;
        }
        PDDocument before = null;
        try {
            for (int i = 0; i < revisions.size(); i++) {
                Revision later = revisions.get(i);
                PDDocument after = PdfParsing.strictly(later.range().revision());
                if (!isSound(after, later, layout)) {
                    after.close();
                    return words;
                }
                if (before == null) {
                    words.add("certified the document as issued");
                    if (FixedContent.hasSpareParts(after)) {
                        findings.failed("fixed", "The document was issued with parts in it that nothing shows.");
                    }
                } else {
                    compare(revisions.get(i - 1), before, later, after);
                    words.add(RevisionChanges.allowed(before, after, later.field()));
                    before.close();
                }
                before = after;
            }
        } finally {
            if (before != null) {
                before.close();
            }
        }
        if (findings.intactSoFar()) {
            findings.passed("changes", "Between the signatures nothing changed but the signed fields themselves.");
            return words;
        }
        return List.of();
    }

    private boolean isSound(PDDocument version, Revision revision, FileLayout layout) throws IOException {
        try {
            ObjectPlaces.check(layout, version.getDocument(), revision.range().end());
            return true;
        } catch (FileLayout.Unsound e) {
            findings.failed(
                    "structure",
                    "The structure of the file as " + revision.field() + " signed it is not sound: " + e.getMessage()
                            + ".");
            return false;
        }
    }

    private void compare(Revision earlier, PDDocument before, Revision later, PDDocument after) throws IOException {
        if (earlier.range().end() == later.range().end()) {
            findings.failed("changes", "Two signatures claim to have been made at once.");
            return;
        }
        String forbidden = RevisionChanges.forbidden(before, after, later.field());
        if (forbidden != null) {
            findings.failed(
                    "changes",
                    "After " + earlier.field() + " was signed and before " + later.field() + " was, " + forbidden
                            + ".");
        }
    }

    private void checkContent(PDDocument document) throws IOException {
        if (!findings.intactSoFar()) {
            findings.notChecked("terms", "Whether the terms inside are those on the pages was not looked at.");
            return;
        }
        FixedContent.check(document, findings);
        PageText.Read pages = PageText.read(document);
        SignatureBoxes.check(document, pages, findings);
        try {
            Attachments attachments = Attachments.of(document);
            TermsInside.check(attachments, pages, document.getDocumentCatalog().getLanguage(), released, findings);
            evidence = EvidenceInside.check(attachments, pages.text(), findings);
        } catch (Attachments.Ambiguous e) {
            findings.failed("attachments", "The files inside are ambiguous: " + e.getMessage() + ".");
        }
    }
}
