package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Fills one prepared signature field of a document by an incremental update: every byte that was there stays. */
final class PdfSigner {
    private static final COSName CADES_DETACHED = COSName.getPDFName("ETSI.CAdES.detached");
    private static final COSName RFC3161 = COSName.getPDFName("ETSI.RFC3161");

    /** What else goes into the same incremental update. */
    @FunctionalInterface
    interface Addition {
        void addTo(PDDocument document, PDAnnotationWidget widget, PDSignature signature) throws IOException;
    }

    /** What must be true of the document before anything is done to it. */
    @FunctionalInterface
    interface Condition {
        /** @throws IllegalArgumentException when it is not */
        void require(PDDocument document) throws IOException;
    }

    byte[] fill(
            byte[] pdf,
            String fieldName,
            PDSignature signature,
            int reservedBytes,
            SignatureInterface signer,
            Addition addition)
            throws IOException {
        return fill(pdf, document -> {}, fieldName, signature, reservedBytes, signer, addition);
    }

    /** @param reservedBytes room for the signature; what it does not need is filled with zeros */
    byte[] fill(
            byte[] pdf,
            Condition condition,
            String fieldName,
            PDSignature signature,
            int reservedBytes,
            SignatureInterface signer,
            Addition addition)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            condition.require(document);
            PDSignatureField field = emptyField(document, fieldName);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            PDRectangle box = widget.getRectangle();
            COSBase appearance = widget.getCOSObject().getItem(COSName.AP);
            field.getCOSObject().setItem(COSName.V, signature);
            try (var options = new SignatureOptions()) {
                options.setPreferredSignatureSize(reservedBytes);
                document.addSignature(signature, signer, options);
            }
            // The library takes a field without its own kind of picture for an invisible one, and empties it.
            widget.setRectangle(box);
            widget.getCOSObject().setItem(COSName.AP, appearance);
            addition.addTo(document, widget, signature);
            var out = new ByteArrayOutputStream(pdf.length + 4 * reservedBytes);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    /**
     * Adds a field that was not prepared: an invisible one, outside of the page, where it needs neither a picture nor a place in the
     * structure.
     */
    byte[] append(
            byte[] pdf,
            String fieldName,
            PDSignature signature,
            int reservedBytes,
            SignatureInterface signer,
            Addition addition)
            throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            try (var options = new SignatureOptions()) {
                options.setPreferredSignatureSize(reservedBytes);
                document.addSignature(signature, signer, options);
            }
            PDSignatureField field = document.getSignatureFields().stream()
                    .filter(candidate ->
                            candidate.getCOSObject().getDictionaryObject(COSName.V) == signature.getCOSObject())
                    .findFirst()
                    .orElseThrow();
            field.setPartialName(fieldName);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(-1, -1, 0, 0));
            widget.setPrinted(true);
            addition.addTo(document, widget, signature);
            var out = new ByteArrayOutputStream(pdf.length + 4 * reservedBytes);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    static PDSignature signature(String name, String reason, Instant at) {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES_DETACHED);
        signature.setName(name);
        signature.setReason(reason);
        Calendar moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        signature.setSignDate(moment);
        return signature;
    }

    static PDSignature documentTimestamp() {
        var signature = new PDSignature();
        signature.setType(COSName.DOC_TIME_STAMP);
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(RFC3161);
        return signature;
    }

    /** The names of the fields that nobody has signed yet, in the order they were prepared. */
    static List<String> emptyFields(PDDocument document) {
        return document.getSignatureFields().stream()
                .filter(field -> field.getSignature() == null)
                .map(PDField::getFullyQualifiedName)
                .toList();
    }

    private static PDSignatureField emptyField(PDDocument document, String name) throws IOException {
        var form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null || !(form.getField(name) instanceof PDSignatureField field)) {
            throw new IllegalArgumentException("The document has no signature field " + name + "; certify it first");
        }
        if (field.getSignature() != null) {
            throw new IllegalArgumentException("The field " + name + " is signed already");
        }
        return field;
    }
}
