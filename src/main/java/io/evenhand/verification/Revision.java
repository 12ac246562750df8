package io.evenhand.verification;

import io.evenhand.verification.SignatureSummary.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
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

    private static final COSName CONTENTS = COSName.CONTENTS;

    /** What a signature may consist of; it may not also be something else, such as a page or a picture. */
    private static final Set<String> ENTRIES = Set.of(
            "Type",
            "Filter",
            "SubFilter",
            "ByteRange",
            "Contents",
            "Name",
            "M",
            "Reason",
            "Location",
            "ContactInfo",
            "Reference",
            "Prop_Build",
            "Changes",
            "V",
            "R");

    /** The signed fields of a document in the order in which they were signed; what is unsound goes to the findings. */
    static List<Revision> of(PDDocument document, byte[] file, FileLayout layout, Findings findings) {
        var revisions = new ArrayList<Revision>();
        var names = new HashSet<String>();
        for (PDSignatureField field : document.getSignatureFields()) {
            PDSignature signature = field.getSignature();
            String name = field.getFullyQualifiedName();
            if (!names.add(name)) {
                findings.failed("complete", "Two fields have the same name " + name + ".");
                continue;
            }
            if (signature == null) {
                findings.failed("complete", "The field " + name + " is not signed: the document is not complete.");
                continue;
            }
            try {
                Kind kind = kind(signature.getCOSObject());
                SignedRange range = SignedRange.of(file, byteRange(signature.getCOSObject(), file.length));
                requireInItsObject(field, range, layout, file);
                revisions.add(new Revision(name, kind, signature, range));
            } catch (SignedRange.Unsound e) {
                findings.failed("byte-ranges", "The signature in " + name + " is not sound: " + e.getMessage() + ".");
            }
        }
        revisions.sort(Comparator.comparingInt(revision -> revision.range.end()));
        return revisions;
    }

    private static Kind kind(COSDictionary signature) throws SignedRange.Unsound {
        for (COSName entry : signature.keySet()) {
            if (!ENTRIES.contains(entry.getName())) {
                throw new SignedRange.Unsound("it is also something else than a signature");
            }
        }
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

    /** Numbers that are written plainly: what one program rounds or cuts off, another does not. */
    private static int[] byteRange(COSDictionary signature, int fileLength) throws SignedRange.Unsound {
        COSArray written = signature.getCOSArray(COSName.BYTERANGE);
        int[] range = new int[written == null ? 0 : written.size()];
        for (int i = 0; i < range.length; i++) {
            if (!(written.get(i) instanceof COSInteger number)
                    || number.longValue() < 0
                    || number.longValue() > fileLength) {
                throw new SignedRange.Unsound("the bytes that it says it covers are not in the file");
            }
            range[i] = number.intValue();
        }
        return range;
    }

    /** The bytes left out must be the signature's own, in the object that the field shows. */
    private static void requireInItsObject(PDSignatureField field, SignedRange range, FileLayout layout, byte[] file)
            throws SignedRange.Unsound {
        FileLayout.Placed around = null;
        for (FileLayout.Placed object : layout.objects()) {
            if (object.begin() < range.holeStart()) {
                around = object;
            }
        }
        boolean own = around != null
                && field.getCOSObject().getItem(COSName.V) instanceof COSObject reference
                && reference.getKey().getNumber() == around.number();
        int at = range.holeStart();
        while (at > 0 && file[at - 1] == ' ') {
            at--;
        }
        var tokens = new Tokens(file);
        tokens.moveTo(Math.max(0, at - CONTENTS.getName().length() - 1));
        if (!own || !tokens.name().equals("/" + CONTENTS.getName())) {
            throw new SignedRange.Unsound("the bytes that it leaves out are not its own");
        }
        if (layout.updates().stream().noneMatch(update -> update.end() == range.end())) {
            throw new SignedRange.Unsound("it ends in the middle of the document's structure");
        }
    }

    /** What a certification permits to change (ISO 32000, table 254): 1 nothing, 2 filling and signing, 3 comments too. */
    int permission() {
        return permission(signature.getCOSObject());
    }

    /** Whether it carries a rule that is not looked at here, such as one that locks fields. */
    boolean hasUnknownRule() {
        COSArray references = signature.getCOSObject().getCOSArray(REFERENCE);
        for (int i = 0; references != null && i < references.size(); i++) {
            if (!(references.getObject(i) instanceof COSDictionary reference)
                    || !COSName.DOCMDP.equals(reference.getCOSName(TRANSFORM_METHOD))) {
                return true;
            }
        }
        return false;
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
                return parameters == null ? 2 : Math.max(1, parameters.getInt(COSName.P, 2));
            }
        }
        return 0;
    }
}
