package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Puts every signature field that will ever be needed into the document before anybody signs: the boxes of the parties and
 * the invisible fields of the system. Each is tagged in the structure tree, as PDF/UA demands. Later signatures then only
 * fill what the certification allowed, and no structure is added to a signed document.
 */
final class FieldPreparation {
    static final String CERTIFICATION = "certification";
    static final String SEAL = "seal";
    static final String ARCHIVE_TIMESTAMP = "archive-timestamp";

    private static final PDRectangle INVISIBLE = new PDRectangle();

    private final PDDocument document;
    private final PDAcroForm form;
    private final PDStructureTreeRoot structure;
    private final PDStructureElement documentElement;
    private final COSArray parents = new COSArray();
    private final int firstKey;
    private int nextKey;

    private FieldPreparation(PDDocument document) {
        this.document = document;
        this.structure = document.getDocumentCatalog().getStructureTreeRoot();
        if (structure == null || structure.getParentTree() == null) {
            throw new IllegalArgumentException("Only a tagged PDF can be certified");
        }
        this.documentElement = structure.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The structure tree of the PDF is empty"));
        this.form = new PDAcroForm(document);
        this.firstKey = structure.getParentTreeNextKey();
        this.nextKey = firstKey;
    }

    static byte[] addTo(byte[] pdf, List<SignatureField> fields) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.getDocumentCatalog().getAcroForm(null) != null) {
                throw new IllegalArgumentException("The PDF already has form fields");
            }
            // PDF/A-3 is a profile of PDF 1.7.
            document.setVersion(1.7f);
            var preparation = new FieldPreparation(document);
            preparation.addField(CERTIFICATION, "Certification by the system", 1, INVISIBLE);
            for (SignatureField field : fields) {
                var place = field.place();
                preparation.addField(
                        field.name(),
                        field.label(),
                        place.page(),
                        new PDRectangle(place.x(), place.y(), place.width(), place.height()));
            }
            preparation.addField(SEAL, "Seal of the system", 1, INVISIBLE);
            preparation.addField(ARCHIVE_TIMESTAMP, "Archive timestamp", 1, INVISIBLE);
            preparation.finish();
            var out = new ByteArrayOutputStream(pdf.length + 16_384);
            document.save(out);
            return out.toByteArray();
        }
    }

    private void addField(String name, String label, int pageNumber, PDRectangle box) throws IOException {
        if (pageNumber > document.getNumberOfPages()) {
            throw new IllegalArgumentException(
                    "Field " + name + " is on page " + pageNumber + " of " + document.getNumberOfPages());
        }
        PDPage page = document.getPage(pageNumber - 1);
        var field = new PDSignatureField(form);
        field.setPartialName(name);
        field.setAlternateFieldName(label);
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        widget.setRectangle(box);
        widget.setPage(page);
        widget.setPrinted(true);
        widget.setAppearance(emptyAppearance(box));
        var annotations = new java.util.ArrayList<>(page.getAnnotations());
        annotations.add(widget);
        page.setAnnotations(annotations);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        var fields = new java.util.ArrayList<>(form.getFields());
        fields.add(field);
        form.setFields(fields);
        tag(widget, page);
    }

    private PDAppearanceDictionary emptyAppearance(PDRectangle box) {
        var stream = new PDAppearanceStream(document);
        stream.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
        stream.setResources(new PDResources());
        var appearance = new PDAppearanceDictionary();
        appearance.setNormalAppearance(stream);
        return appearance;
    }

    private void tag(PDAnnotationWidget widget, PDPage page) {
        var element = new PDStructureElement("Form", documentElement);
        element.setPage(page);
        documentElement.appendKid(element);
        var reference = new PDObjectReference();
        reference.setReferencedObject(widget);
        reference.getCOSObject().setItem(COSName.PG, page);
        element.appendKid(reference);
        widget.setStructParent(nextKey);
        parents.add(COSInteger.get(nextKey));
        parents.add(element.getCOSObject());
        nextKey++;
    }

    private void finish() {
        COSDictionary tree = structure.getParentTree().getCOSObject();
        COSArray numbers = tree.getCOSArray(COSName.NUMS);
        if (numbers != null) {
            numbers.addAll(parents);
        } else {
            appendLeaf(tree);
        }
        structure.setParentTreeNextKey(nextKey);
        form.setSignaturesExist(true);
        form.setAppendOnly(true);
        // Direct, because the library makes it so when it signs: an object that changed its place would look like a
        // change.
        form.getCOSObject().setDirect(true);
        form.getCOSObject().setItem(COSName.DR, new COSDictionary());
        var catalog = document.getDocumentCatalog();
        catalog.setAcroForm(form);
        catalog.getCOSObject().setItem(COSName.getPDFName("Extensions"), padesExtension());
    }

    private void appendLeaf(COSDictionary tree) {
        var leaf = new COSDictionary();
        var limits = new COSArray();
        limits.add(COSInteger.get(firstKey));
        limits.add(COSInteger.get(nextKey - 1L));
        leaf.setItem(COSName.LIMITS, limits);
        leaf.setItem(COSName.NUMS, parents);
        COSArray kids = tree.getCOSArray(COSName.KIDS);
        if (kids == null) {
            tree.setItem(COSName.NUMS, parents);
        } else {
            kids.add(leaf);
        }
    }

    /** ETSI's extension of PDF 1.7 that the DSS dictionary and document timestamps belong to. */
    private static COSDictionary padesExtension() {
        var level = new COSDictionary();
        level.setName("BaseVersion", "1.7");
        level.setInt("ExtensionLevel", 2);
        level.setDirect(true);
        var extensions = new COSDictionary();
        extensions.setItem("ESIC", level);
        extensions.setDirect(true);
        return extensions;
    }
}
