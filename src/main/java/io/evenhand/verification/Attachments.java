package io.evenhand.verification;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * The files inside a document, wherever in it they hang: two programs that look in two places must find the same under one name.
 */
final class Attachments {
    static final int MAXIMUM_BYTES = 1_000_000;

    /** Two files under one name, or one file under two. The message is a clause for people. */
    static final class Ambiguous extends Exception {
        Ambiguous(String clause) {
            super(clause);
        }
    }

    private final Map<String, COSStream> files;

    private Attachments(Map<String, COSStream> files) {
        this.files = files;
    }

    static Attachments of(PDDocument document) throws Ambiguous {
        var objects = new ObjectTable(document.getDocument());
        var files = new LinkedHashMap<String, COSStream>();
        var known = new IdentityHashMap<COSStream, String>();
        for (COSObjectKey key : objects.keys()) {
            for (COSDictionary specification : specifications(objects.get(key), new ArrayList<>(), 0)) {
                add(specification, files, known);
            }
        }
        requireKeys(document, files);
        return new Attachments(files);
    }

    /** Names as in the document. */
    NavigableSet<String> names() {
        return new TreeSet<>(files.keySet());
    }

    /** The content, cut behind one byte more than it may have; null if there is no such file. */
    byte @Nullable [] content(String name, int maximumBytes) throws IOException {
        COSStream file = files.get(name);
        if (file == null) {
            return null;
        }
        try (InputStream in = file.createInputStream()) {
            return in.readNBytes(maximumBytes + 1);
        }
    }

    private static void add(
            COSDictionary specification, Map<String, COSStream> files, IdentityHashMap<COSStream, String> known)
            throws Ambiguous {
        COSDictionary embedded = specification.getCOSDictionary(COSName.EF);
        if (embedded == null) {
            return;
        }
        var names = new TreeSet<String>();
        for (COSName entry : List.of(COSName.F, COSName.UF)) {
            String name = specification.getString(entry);
            if (name != null) {
                names.add(name);
            }
        }
        if (names.size() != 1) {
            throw new Ambiguous("a file inside has more than one name, or none");
        }
        String name = names.first();
        for (COSName entry : embedded.keySet()) {
            if (!(embedded.getDictionaryObject(entry) instanceof COSStream content)) {
                throw new Ambiguous("the file " + name + " inside is not there");
            }
            COSStream earlier = files.putIfAbsent(name, content);
            boolean twice = earlier != null && earlier != content;
            String otherName = known.putIfAbsent(content, name);
            if (twice || otherName != null && !otherName.equals(name) || isLookalike(name, files)) {
                throw new Ambiguous("there are two files inside that can be taken for " + name);
            }
        }
    }

    private static boolean isLookalike(String name, Map<String, COSStream> files) {
        return files.keySet().stream()
                .anyMatch(other -> !other.equals(name) && folded(other).equals(folded(name)));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\p{Cntrl}\\s]", "")
                .replaceAll("^.*[/\\\\]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The tree of names files them once more, under a key that can differ from the file's own name. */
    private static void requireKeys(PDDocument document, Map<String, COSStream> files) throws Ambiguous {
        COSDictionary names =
                document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("Names"));
        COSDictionary tree = names == null ? null : names.getCOSDictionary(COSName.getPDFName("EmbeddedFiles"));
        if (tree != null) {
            requireKeys(tree, files, 0);
        }
    }

    private static void requireKeys(COSDictionary node, Map<String, COSStream> files, int depth) throws Ambiguous {
        if (depth > 16) {
            throw new Ambiguous("the list of the files inside has no end");
        }
        var entries = node.getCOSArray(COSName.NAMES);
        for (int i = 0; entries != null && i + 1 < entries.size(); i += 2) {
            if (!(entries.getObject(i) instanceof COSString key)
                    || !(entries.getObject(i + 1) instanceof COSDictionary specification)
                    || !key.getString().equals(specification.getString(COSName.F))
                    || !files.containsKey(key.getString())) {
                throw new Ambiguous("a file inside is listed under another name than its own");
            }
        }
        var kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                requireKeys(kid, files, depth + 1);
            }
        }
    }

    private static List<COSDictionary> specifications(@Nullable COSBase value, List<COSDictionary> found, int depth) {
        if (depth > 200 || value instanceof COSObject) {
            return found;
        }
        if (value instanceof COSDictionary dictionary) {
            if (dictionary.getItem(COSName.EF) != null) {
                found.add(dictionary);
            }
            for (COSName name : dictionary.keySet()) {
                specifications(dictionary.getItem(name), found, depth + 1);
            }
        } else if (value instanceof COSArray array) {
            for (COSBase element : array) {
                specifications(element, found, depth + 1);
            }
        }
        return found;
    }
}
