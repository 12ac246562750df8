package io.evenhand.verification;

import io.evenhand.digest.Sha256;
import io.evenhand.signing.SignatureInside;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a sound document can be held against evidence by: its hash, and that of each version that a signature closed. */
record SignedStages(String fileName, String sha256, List<Stage> stages) {
    /** @param sha256 of the document as it ended with this signature @param certificate of whoever signed */
    record Stage(String sha256, SignatureSummary signature, X509Certificate certificate) {
        boolean isOfParty() {
            return signature.kind() == SignatureSummary.Kind.SIGNATURE
                    && SignatureInside.isForAParty(signature.field());
        }
    }

    /** Only of a document that was found intact, which bounds what can be in it. */
    static Optional<SignedStages> of(VerificationReport report, byte[] file) {
        if (report.verdict() != Verdict.VALID && report.verdict() != Verdict.UNTRUSTED) {
            return Optional.empty();
        }
        try (PDDocument document = PdfParsing.strictly(file)) {
            Map<String, SignatureSummary> byField = new HashMap<>();
            report.signatures().forEach(signature -> byField.put(signature.field(), signature));
            List<Stage> stages = new ArrayList<>();
            for (Revision revision : Revision.of(document, file, FileLayout.of(file), new Findings())) {
                SignatureSummary signature = byField.get(revision.field());
                if (signature != null) {
                    stages.add(new Stage(
                            Sha256.of(revision.range().revision()), signature, certificate(revision, signature)));
                }
            }
            return Optional.of(new SignedStages(report.fileName(), Sha256.of(file), stages));
        } catch (IOException | FileLayout.Unsound | SignatureEnvelope.Broken damaged) {
            throw new IllegalStateException("A document that was read is not readable again", damaged);
        }
    }

    private static X509Certificate certificate(Revision revision, SignatureSummary signature)
            throws SignatureEnvelope.Broken {
        byte[] contents = revision.signature().getContents();
        return signature.kind() == SignatureSummary.Kind.DOCUMENT_TIMESTAMP
                ? SignatureEnvelope.ofTimestamp(contents, revision.range()).certificate()
                : SignatureEnvelope.ofSignature(contents, revision.range()).certificate();
    }

    /** What the document was before this signature: the one that a signer read. */
    Optional<String> before(Stage stage) {
        int place = stages.indexOf(stage);
        return place < 1 ? Optional.empty() : Optional.of(stages.get(place - 1).sha256());
    }

    /** Those who vouch that it is what was issued, and that it is complete. */
    List<X509Certificate> issuers() {
        return stages.stream()
                .filter(stage -> stage.signature().kind() != SignatureSummary.Kind.DOCUMENT_TIMESTAMP)
                .filter(stage -> !stage.isOfParty())
                .map(Stage::certificate)
                .toList();
    }

    boolean holds(String hash) {
        return sha256.equals(hash)
                || stages.stream().anyMatch(stage -> stage.sha256().equals(hash));
    }
}
