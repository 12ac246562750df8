package io.evenhand.verification;

import java.io.ByteArrayOutputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Signs with the bare PDF library and envelopes of {@link TestPki}: whatever somebody else's program could do. */
final class OutsideSigner {
    private final TestPki pki;
    String name = "Ada Løvelace";

    OutsideSigner() throws Exception {
        this(new TestPki());
    }

    OutsideSigner(TestPki pki) {
        this.pki = pki;
    }

    /** Adds a field and certifies, leaving each byte as it is. */
    byte[] certified(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var signature = signature();
            var parameters = new COSDictionary();
            parameters.setInt(COSName.P, 2);
            var reference = new COSDictionary();
            reference.setItem(COSName.getPDFName("TransformMethod"), COSName.DOCMDP);
            reference.setItem(COSName.getPDFName("TransformParams"), parameters);
            var references = new COSArray();
            references.add(reference);
            signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
            var permissions = new COSDictionary();
            permissions.setItem(COSName.DOCMDP, signature);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.PERMS, permissions);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            return finished(document, signature, () -> {});
        }
    }

    /** Fills a prepared field, without a picture. */
    byte[] signed(byte[] pdf, String fieldName) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            var field = (PDSignatureField) form.getField(fieldName);
            var signature = signature();
            var widget = field.getWidgets().getFirst();
            var box = widget.getRectangle();
            var picture = widget.getCOSObject().getItem(COSName.AP);
            field.getCOSObject().setItem(COSName.V, signature);
            return finished(document, signature, () -> {
                // The library empties a field without a picture of its own kind.
                widget.setRectangle(box);
                widget.getCOSObject().setItem(COSName.AP, picture);
            });
        }
    }

    private PDSignature signature() {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
        signature.setName(name);
        signature.setReason("Agreement");
        Calendar at = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        at.setTimeInMillis(SealedSample.NOW.toEpochMilli());
        signature.setSignDate(at);
        return signature;
    }

    private byte[] finished(PDDocument document, PDSignature signature, Runnable mending) throws Exception {
        try (var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(pki.attached ? 400_000 : 30_000);
            document.addSignature(signature, options);
            mending.run();
            var out = new ByteArrayOutputStream();
            var external = document.saveIncrementalForExternalSigning(out);
            external.setSignature(pki.envelope(external.getContent().readAllBytes()));
            return out.toByteArray();
        }
    }
}
