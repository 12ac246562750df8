package io.evenhand.verification;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/** The numbered objects of one version of a document, to be compared one by one with those of another. */
final class ObjectTable {
    private final COSDocument document;

    ObjectTable(COSDocument document) {
        this.document = document;
    }

    Set<COSObjectKey> keys() {
        return document.getXrefTable().keySet();
    }

    @Nullable
    COSBase get(COSObjectKey key) {
        return document.getObjectFromPool(key).getObject();
    }

    COSDictionary trailer() {
        return document.getTrailer();
    }

    @Nullable
    COSObjectKey rootKey() {
        return trailer().getItem(COSName.ROOT) instanceof COSObject reference ? reference.getKey() : null;
    }

    /** Everything that any object here refers to, whether it exists or not. */
    Set<COSObjectKey> referenced() {
        var referenced = new HashSet<COSObjectKey>();
        for (COSObjectKey key : keys()) {
            forEachReference(get(key), reference -> referenced.add(reference.getKey()));
        }
        return referenced;
    }

    /** What a reader's program can come to from the catalog when it does not follow the given entry of it. */
    Set<COSObjectKey> reachableWithout(COSName catalogEntry) {
        var reached = new HashSet<COSObjectKey>();
        Deque<COSObject> open = new ArrayDeque<>();
        Consumer<COSObject> visit = reference -> {
            if (reached.add(reference.getKey())) {
                open.add(reference);
            }
        };
        COSDictionary catalog = trailer().getCOSDictionary(COSName.ROOT);
        if (catalog != null) {
            for (COSName name : catalog.keySet()) {
                if (!name.equals(catalogEntry)) {
                    forEachReference(catalog.getItem(name), visit);
                }
            }
        }
        while (!open.isEmpty()) {
            forEachReference(open.remove().getObject(), visit);
        }
        return reached;
    }

    private static void forEachReference(@Nullable COSBase value, Consumer<COSObject> action) {
        if (value instanceof COSObject reference) {
            action.accept(reference);
        } else if (value instanceof COSArray array) {
            for (COSBase element : array) {
                forEachReference(element, action);
            }
        } else if (value instanceof COSDictionary dictionary) {
            for (COSName name : dictionary.keySet()) {
                forEachReference(dictionary.getItem(name), action);
            }
        }
    }

    /** Equal as written: references count as equal if they name the same object, which is then compared by itself. */
    static boolean same(@Nullable COSBase a, @Nullable COSBase b) throws IOException {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof COSObject first) {
            return b instanceof COSObject second && first.getKey().equals(second.getKey());
        }
        if (a instanceof COSStream first) {
            return b instanceof COSStream second && sameExcept(first, second, Set.of()) && sameBytes(first, second);
        }
        if (a instanceof COSDictionary first) {
            return b instanceof COSDictionary second
                    && !(b instanceof COSStream)
                    && sameExcept(first, second, Set.of());
        }
        if (a instanceof COSArray first) {
            return b instanceof COSArray second && sameElements(first, second);
        }
        return a.equals(b);
    }

    static boolean sameExcept(COSDictionary a, COSDictionary b, Set<COSName> ignored) throws IOException {
        var names = new HashSet<>(a.keySet());
        names.addAll(b.keySet());
        names.removeAll(ignored);
        for (COSName name : names) {
            if (!same(a.getItem(name), b.getItem(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(COSArray a, COSArray b) throws IOException {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBytes(COSStream a, COSStream b) throws IOException {
        try (InputStream first = a.createRawInputStream();
                InputStream second = b.createRawInputStream()) {
            return Arrays.equals(first.readAllBytes(), second.readAllBytes());
        }
    }
}
