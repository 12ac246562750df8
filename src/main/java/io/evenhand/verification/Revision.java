package io.evenhand.verification;

import io.evenhand.verification.SignatureSummary.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** A version of the document: the one that a signature closed. */
record Revision(String field, Kind kind, PDSignature signature, SignedRange range) {
    private static final COSName REFERENCE = COSName.getPDFName("Reference");
    private static final COSName TRANSFORM_METHOD = COSName.getPDFName("TransformMethod");
    private static final COSName TRANSFORM_PARAMETERS = COSName.getPDFName("TransformParams");
    private static final COSName TIMESTAMP = COSName.getPDFName("ETSI.RFC3161");
    private static final COSName PADES = COSName.getPDFName("ETSI.CAdES.detached");

    /** The signed fields of a document in the order in which they were signed; what is unsound goes to the findings. */
    static List<Revision> of(PDDocument document, byte[] file, Findings findings) {
        var revisions = new ArrayList<Revision>();
        for (PDSignatureField field : document.getSignatureFields()) {
            PDSignature signature = field.getSignature();
            String name = field.getFullyQualifiedName();
            if (signature == null) {
                findings.failed("complete", "The field " + name + " is not signed: the document is not complete.");
                continue;
            }
            try {
                Kind kind = kind(signature.getCOSObject());
                revisions.add(new Revision(name, kind, signature, SignedRange.of(file, signature.getByteRange())));
            } catch (SignedRange.Unsound e) {
                findings.failed("byte-ranges", "The signature in " + name + " is not sound: " + e.getMessage() + ".");
            }
        }
        revisions.sort(Comparator.comparingInt(revision -> revision.range.end()));
        return revisions;
    }

    private static Kind kind(COSDictionary signature) throws SignedRange.Unsound {
        COSName format = signature.getCOSName(COSName.SUB_FILTER);
        if (TIMESTAMP.equals(format)) {
            return Kind.DOCUMENT_TIMESTAMP;
        }
        if (!PADES.equals(format)) {
            throw new SignedRange.Unsound("its format is " + (format == null ? "not stated" : format.getName())
                    + ", and only PAdES signatures are checked here");
        }
        return permission(signature) > 0 ? Kind.CERTIFICATION : Kind.SIGNATURE;
    }

    /** What a certification permits to change (ISO 32000, table 254): 1 nothing, 2 filling and signing, 3 comments too. */
    int permission() {
        return permission(signature.getCOSObject());
    }

    private static int permission(COSDictionary signature) {
        COSArray references = signature.getCOSArray(REFERENCE);
        if (references == null) {
            return 0;
        }
        for (int i = 0; i < references.size(); i++) {
            if (references.getObject(i) instanceof COSDictionary reference
                    && COSName.DOCMDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
                COSDictionary parameters = reference.getCOSDictionary(TRANSFORM_PARAMETERS);
                return parameters == null ? 2 : parameters.getInt(COSName.P, 2);
            }
        }
        return 0;
    }
}
