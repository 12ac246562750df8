package io.evenhand.verification;

import io.evenhand.verification.SignatureSummary.Kind;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Whether the signatures follow each other as they must: certified first, within what the certification permits, closed last. */
final class SigningOrder {
    private final PDDocument document;
    private final List<Revision> revisions;

    SigningOrder(PDDocument document, List<Revision> revisions) {
        this.document = document;
        this.revisions = revisions;
    }

    void check(Findings findings) {
        checkCertification(findings);
        Revision last = revisions.getLast();
        if (last.kind() != Kind.DOCUMENT_TIMESTAMP) {
            findings.failed("closed", "The document is not closed: no timestamp covers all of its signatures.");
        } else if (!last.range().coversWholeFile()) {
            findings.failed("closed", "Something was added to the document after it had been closed.");
        } else {
            findings.passed("closed", "The last timestamp covers the whole document; nothing was added after it.");
        }
    }

    private void checkCertification(Findings findings) {
        Revision first = revisions.getFirst();
        boolean signed = revisions.stream().anyMatch(revision -> revision.kind() == Kind.SIGNATURE);
        if (first.kind() != Kind.CERTIFICATION) {
            findings.failed("certified", "The first signature does not certify the document as it was issued.");
        } else if (first.permission() == 1 && signed) {
            findings.failed("certified", "The document was signed although its certification forbids it.");
        } else if (!isTheOneOfTheDocument(first)) {
            findings.failed(
                    "certified", "The document does not name the signature that certifies it, or names another.");
        } else {
            findings.passed("certified", "The document was certified as issued before the first party signed.");
            findings.passed("doc-mdp", permission(first.permission()));
        }
        if (revisions.stream().skip(1).anyMatch(revision -> revision.kind() == Kind.CERTIFICATION)) {
            findings.failed("certified", "The document was certified again after it had been signed.");
        }
        if (revisions.stream().anyMatch(Revision::hasUnknownRule)) {
            findings.failed(
                    "doc-mdp",
                    "A signature carries a rule that is not understood here, such as one that locks fields.");
        }
    }

    private static String permission(int level) {
        return switch (level) {
            case 1 -> "The certification permits no change at all (DocMDP level 1).";
            case 2 ->
                "The certification permits filling the prepared fields and signing, nothing else (DocMDP level 2).";
            default ->
                "The certification would permit comments as well (DocMDP level " + level
                        + "); any comment would still be refused here.";
        };
    }

    private boolean isTheOneOfTheDocument(Revision certification) {
        COSDictionary permissions = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PERMS);
        return permissions != null
                && permissions.size() == 1
                && permissions.getDictionaryObject(COSName.DOCMDP)
                        == certification.signature().getCOSObject();
    }
}
