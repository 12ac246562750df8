package io.evenhand.verification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * Compares two successive versions of a document, object by object. Between them one thing may happen: a prepared field is
 * signed, with its picture, and validation data is stored; or a later document timestamp adds an invisible field of its own.
 * Everything else is a change to what earlier signers signed, whatever it does to the page.
 */
final class RevisionChanges {
    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final COSName DOC_TIME_STAMP = COSName.DOC_TIME_STAMP;
    private static final Set<COSName> FILLED_BY_SIGNING = Set.of(COSName.V, COSName.AP);

    private final ObjectTable before;
    private final ObjectTable after;
    private final @Nullable COSObjectKey signedField;
    private final boolean invisibleTimestamp;

    private RevisionChanges(PDDocument before, PDDocument after, PDSignatureField signed) {
        this.before = new ObjectTable(before.getDocument());
        this.after = new ObjectTable(after.getDocument());
        this.signedField = signed.getCOSObject().getKey();
        this.invisibleTimestamp = isInvisibleTimestamp(signed);
    }

    /**
     * @param signedField the field whose signature closes the later version
     * @return what changed that must not, in a clause for people, or nothing
     */
    static @Nullable String forbidden(PDDocument before, PDDocument after, String signedField) throws IOException {
        for (PDSignatureField field : after.getSignatureFields()) {
            if (signedField.equals(field.getFullyQualifiedName())) {
                return new RevisionChanges(before, after, field).firstForbidden();
            }
        }
        return "the signed field disappeared";
    }

    /** What happened to the document with a signature, in words, given that nothing forbidden did. */
    static String allowed(PDDocument before, PDDocument after, String signedField) {
        var words = new ArrayList<String>();
        for (PDSignatureField field : after.getSignatureFields()) {
            if (signedField.equals(field.getFullyQualifiedName())) {
                String label = field.getAlternateFieldName();
                words.add("filled the field " + signedField + (label == null ? "" : " (" + label + ")"));
            }
        }
        COSBase old = before.getDocumentCatalog().getCOSObject().getItem(DSS);
        COSBase now = after.getDocumentCatalog().getCOSObject().getItem(DSS);
        if (now != null && old == null) {
            words.add("stored certificates and revocation lists");
        } else if (now != null) {
            words.add("kept or renewed the stored certificates and revocation lists");
        }
        return String.join(" and ", words);
    }

    private @Nullable String firstForbidden() throws IOException {
        if (!ObjectTable.same(
                        before.trailer().getItem(COSName.ROOT), after.trailer().getItem(COSName.ROOT))
                || !ObjectTable.same(
                        before.trailer().getItem(COSName.INFO), after.trailer().getItem(COSName.INFO))) {
            return "the document was replaced by another";
        }
        var added = new HashSet<>(after.keys());
        added.removeAll(before.keys());
        if (before.referenced().stream().anyMatch(added::contains)) {
            return "something was put where the document pointed to nothing";
        }
        Set<COSObjectKey> seen = before.reachableWithout(DSS);
        for (COSObjectKey key : before.keys()) {
            COSBase old = before.get(key);
            COSBase now = after.keys().contains(key) ? after.get(key) : null;
            if (!ObjectTable.same(old, now) && !isAllowed(key, old, now, seen)) {
                return "%s was %s".formatted(describe(key, old), now == null ? "removed" : "changed");
            }
        }
        return null;
    }

    private boolean isAllowed(COSObjectKey key, @Nullable COSBase old, @Nullable COSBase now, Set<COSObjectKey> seen)
            throws IOException {
        if (old instanceof COSArray oldArray && now instanceof COSArray newArray) {
            return isAppended(oldArray, newArray) || !seen.contains(key);
        }
        if (!(old instanceof COSDictionary oldEntries && now instanceof COSDictionary newEntries)
                || old instanceof COSStream
                || now instanceof COSStream) {
            return false;
        }
        if (key.equals(before.rootKey())) {
            return ObjectTable.sameExcept(oldEntries, newEntries, Set.of(DSS, COSName.ACRO_FORM))
                    && isFormAllowed(oldEntries.getItem(COSName.ACRO_FORM), newEntries.getItem(COSName.ACRO_FORM));
        }
        if (key.equals(signedField)) {
            return oldEntries.getItem(COSName.V) == null
                    && ObjectTable.sameExcept(oldEntries, newEntries, FILLED_BY_SIGNING);
        }
        if (COSName.PAGE.equals(oldEntries.getCOSName(COSName.TYPE))) {
            return ObjectTable.sameExcept(oldEntries, newEntries, Set.of(COSName.ANNOTS))
                    && isAppended(oldEntries.getItem(COSName.ANNOTS), newEntries.getItem(COSName.ANNOTS));
        }
        // The form itself, where it is an object of its own; or a part of the validation data, which nothing else uses.
        return oldEntries.containsKey(COSName.FIELDS) && isFormAllowed(oldEntries, newEntries) || !seen.contains(key);
    }

    private boolean isFormAllowed(@Nullable COSBase old, @Nullable COSBase now) throws IOException {
        if (ObjectTable.same(old, now)) {
            return true;
        }
        return old instanceof COSDictionary oldForm
                && now instanceof COSDictionary newForm
                && ObjectTable.sameExcept(oldForm, newForm, Set.of(COSName.FIELDS, SIG_FLAGS))
                && isAppended(oldForm.getItem(COSName.FIELDS), newForm.getItem(COSName.FIELDS));
    }

    /** The same, or longer by references to the new invisible timestamp only. */
    private boolean isAppended(@Nullable COSBase old, @Nullable COSBase now) throws IOException {
        if (ObjectTable.same(old, now)) {
            return true;
        }
        if (!invisibleTimestamp || !(now instanceof COSArray newArray)) {
            return false;
        }
        COSArray oldArray = old instanceof COSArray array ? array : new COSArray();
        for (int i = 0; i < newArray.size(); i++) {
            COSBase element = newArray.get(i);
            boolean kept = i < oldArray.size() && ObjectTable.same(oldArray.get(i), element);
            boolean ours = i >= oldArray.size()
                    && element instanceof COSObject reference
                    && reference.getKey().equals(signedField);
            if (!kept && !ours) {
                return false;
            }
        }
        return newArray.size() >= oldArray.size();
    }

    private static boolean isInvisibleTimestamp(PDSignatureField field) {
        var signature = field.getSignature();
        if (signature == null
                || !DOC_TIME_STAMP.equals(signature.getCOSObject().getCOSName(COSName.TYPE))
                || field.getWidgets().size() != 1) {
            return false;
        }
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        PDRectangle box = widget.getRectangle();
        return box == null || box.getWidth() == 0 && box.getHeight() == 0;
    }

    private String describe(COSObjectKey key, @Nullable COSBase object) {
        if (key.equals(before.rootKey())) {
            return "the document's catalog";
        }
        if (object instanceof COSDictionary dictionary) {
            COSName type = dictionary.getCOSName(COSName.TYPE);
            if (COSName.PAGE.equals(type)) {
                return "a page";
            }
            if (COSName.PAGES.equals(type)) {
                return "the list of pages";
            }
            if (COSName.ANNOT.equals(type)) {
                return "a field or comment on a page";
            }
            if (COSName.FILESPEC.equals(type)
                    || COSName.getPDFName("EmbeddedFile").equals(type)) {
                return "an attached file";
            }
            if (COSName.FONT.equals(type)) {
                return "a font";
            }
            if (COSName.METADATA.equals(type)) {
                return "the document's description of itself";
            }
            if (object instanceof COSStream) {
                return "the content of a page or picture";
            }
        }
        return "object " + key.getNumber();
    }
}
