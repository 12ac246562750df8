package io.evenhand.verification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document shows everybody the same: nothing in it runs, can be filled in or switched on and off, is fetched from elsewhere
 * or lies over the pages. A signature over a document that changes by itself proves nothing about what was read.
 */
final class FixedContent {
    private static final Set<String> ANNOTATIONS = Set.of("Widget", "Link");
    private static final Set<String> ACTIONS = Set.of("URI", "GoTo");
    private static final int DEEPEST = 200;
    private static final Set<String> OF_THE_FILE = Set.of("ObjStm", "XRef", "SigRef");
    private static final COSName NO_ENTRY = COSName.getPDFName("no entry of a catalog");

    private final ObjectTable objects;
    private final Set<String> moving = new TreeSet<>();

    private FixedContent(PDDocument document) {
        this.objects = new ObjectTable(document.getDocument());
    }

    static void check(PDDocument document, Findings findings) {
        var content = new FixedContent(document);
        for (COSObjectKey key : content.objects.keys()) {
            content.look(content.objects.get(key), 0);
        }
        if (content.moving.isEmpty()) {
            findings.passed(
                    "fixed",
                    "What the pages show is fixed: nothing in the document runs, can be filled in or switched on and off.");
        } else {
            findings.failed(
                    "fixed",
                    "What the pages show is not fixed: the document has " + String.join(", ", content.moving) + ".");
        }
    }

    /**
     * A part that nothing shows waits for an update that shows it.
     *
     * @param issued the document as it was certified
     */
    static boolean hasSpareParts(PDDocument issued) {
        var objects = new ObjectTable(issued.getDocument());
        Set<COSObjectKey> used = new HashSet<>(objects.reachableWithout(NO_ENTRY));
        for (COSName entry : List.of(COSName.ROOT, COSName.INFO)) {
            if (objects.trailer().getItem(entry) instanceof COSObject reference) {
                used.add(reference.getKey());
            }
        }
        return objects.keys().stream().anyMatch(key -> !used.contains(key) && !isOfTheFile(objects.get(key)));
    }

    /** Packed objects and tables of contents belong to the file, not to the document; and a certification may leave a copy of its rule. */
    private static boolean isOfTheFile(@Nullable COSBase object) {
        return object instanceof COSDictionary dictionary
                && OF_THE_FILE.contains(dictionary.getNameAsString("Type", ""));
    }

    private void look(@Nullable COSBase value, int depth) {
        if (depth > DEEPEST) {
            moving.add("nested parts without end");
        } else if (value instanceof COSArray array) {
            for (COSBase element : array) {
                look(element, depth + 1);
            }
        } else if (value instanceof COSDictionary dictionary) {
            lookAt(dictionary);
            for (COSName name : dictionary.keySet()) {
                look(dictionary.getItem(name), depth + 1);
            }
        }
    }

    private void lookAt(COSDictionary dictionary) {
        addIf(dictionary, "JS", "scripts");
        addIf(dictionary, "JavaScript", "scripts");
        addIf(dictionary, "AA", "actions of its own");
        addIf(dictionary, "XFA", "a form within the form (XFA)");
        addIf(dictionary, "OCProperties", "layers");
        addIf(dictionary, "OC", "layers");
        addIf(dictionary, "Alternates", "pictures with alternatives");
        addIf(dictionary, "Requirements", "demands on the program that shows it");
        addIf(dictionary, "Collection", "a collection of other documents in its place");
        if (dictionary.getBoolean(COSName.NEED_APPEARANCES, false)) {
            moving.add("fields whose look is made up when they are shown");
        }
        if (COSName.FORM.equals(dictionary.getCOSName(COSName.SUBTYPE)) && has(dictionary, "Ref")) {
            moving.add("content that lies in other files");
        }
        if (dictionary instanceof COSStream && has(dictionary, "F") && has(dictionary, "Length")) {
            moving.add("content that lies in other files");
        }
        lookAtActions(dictionary);
        lookAtFields(dictionary);
    }

    private void lookAtActions(COSDictionary dictionary) {
        for (String entry : new String[] {"OpenAction", "A", "Next"}) {
            if (dictionary.getDictionaryObject(COSName.getPDFName(entry)) instanceof COSDictionary action) {
                COSName kind = action.getCOSName(COSName.S);
                if (kind != null && !ACTIONS.contains(kind.getName()) && isAction(action)) {
                    moving.add("actions of its own");
                }
            }
        }
    }

    /** Attributes of structure elements stand under the same name; they have an owner instead. */
    private static boolean isAction(COSDictionary action) {
        return !has(action, "O") || has(action, "Type");
    }

    private void lookAtFields(COSDictionary dictionary) {
        COSName kind = dictionary.getCOSName(COSName.FT);
        if (kind != null && !COSName.SIG.equals(kind)) {
            moving.add("fields that can be filled in");
        }
        COSName subtype = dictionary.getCOSName(COSName.SUBTYPE);
        boolean annotation = COSName.ANNOT.equals(dictionary.getCOSName(COSName.TYPE))
                || subtype != null && dictionary.getCOSArray(COSName.RECT) != null;
        if (annotation && (subtype == null || !ANNOTATIONS.contains(subtype.getName()))) {
            moving.add("comments or other things that lie over the pages");
        }
    }

    private void addIf(COSDictionary dictionary, String entry, String what) {
        if (has(dictionary, entry)) {
            moving.add(what);
        }
    }

    private static boolean has(COSDictionary dictionary, String entry) {
        return dictionary.getItem(COSName.getPDFName(entry)) != null;
    }
}
