package io.evenhand.verification;

import io.evenhand.verification.FileLayout.Placed;
import io.evenhand.verification.FileLayout.Unsound;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;

/**
 * Whether the table of contents of one version of a document names exactly the objects that lie in the file, each at the place where
 * it was written last. An object that no table names, or that one names and another does not, waits to be switched on.
 */
final class ObjectPlaces {
    private static final int MOST_BYTES = 32 << 20;

    private final FileLayout layout;
    private final COSDocument document;
    private final Map<COSObjectKey, Long> table;
    private final int end;

    private ObjectPlaces(FileLayout layout, COSDocument document, int end) {
        this.layout = layout;
        this.document = document;
        this.table = document.getXrefTable();
        this.end = end;
    }

    /** @param end where the version ends in the file */
    static void check(FileLayout layout, COSDocument document, int end) throws Unsound, IOException {
        new ObjectPlaces(layout, document, end).check();
    }

    private void check() throws Unsound, IOException {
        Map<Long, Placed> last = new HashMap<>();
        Set<Integer> tables = new HashSet<>();
        layout.updates().forEach(update -> tables.add(update.table()));
        for (Placed object : layout.objects()) {
            if (object.begin() < end) {
                last.put(object.number(), object);
            }
        }
        var packed = new HashSet<Long>();
        for (Map.Entry<COSObjectKey, Long> entry : table.entrySet()) {
            if (entry.getValue() < 0) {
                packed.add(-entry.getValue());
            } else {
                Placed placed = last.get(entry.getKey().getNumber());
                if (placed == null
                        || placed.begin() != entry.getValue()
                        || placed.generation() != entry.getKey().getGeneration()) {
                    throw new Unsound(
                            "object " + entry.getKey().getNumber() + " is not the one that stands last in the file");
                }
            }
        }
        for (Placed placed : last.values()) {
            Long stated = table.get(new COSObjectKey(placed.number(), (int) placed.generation()));
            boolean itself = tables.contains(placed.begin());
            if (stated == null ? !itself : stated != placed.begin()) {
                throw new Unsound("it holds object " + placed.number() + ", which no table of contents names");
            }
            checkPacked(placed, packed, last);
        }
    }

    /** The objects that lie packed in a stream. */
    private void checkPacked(Placed placed, Set<Long> expected, Map<Long, Placed> last) throws Unsound, IOException {
        var key = new COSObjectKey(placed.number(), (int) placed.generation());
        // Whatever is no stream of objects is looked at elsewhere; a parser has read it already or never will.
        if (!(document.getObjectFromPool(key).getObject() instanceof COSStream stream)
                || !COSName.OBJ_STM.equals(stream.getCOSName(COSName.TYPE))) {
            if (expected.contains(placed.number())) {
                throw new Unsound("object " + placed.number() + " does not hold what a table of contents says");
            }
            return;
        }
        if (stream.containsKey(COSName.getPDFName("Extends"))) {
            throw new Unsound("its packed objects go on elsewhere");
        }
        byte[] content = read(stream);
        var tokens = new Tokens(content);
        int first = stream.getInt(COSName.FIRST);
        int count = stream.getInt(COSName.N);
        var seen = new HashSet<Long>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            tokens.moveTo(at);
            tokens.skipWhiteSpace();
            long number = tokens.number();
            tokens.skipWhiteSpace();
            long offset = tokens.number();
            at = tokens.position();
            if (number <= 0 || offset < 0 || !seen.add(number) || first + offset >= content.length) {
                throw new Unsound("its packed objects are damaged");
            }
            tokens.moveTo((int) (first + offset));
            if (!tokens.value()) {
                throw new Unsound("packed object " + number + " is damaged");
            }
            requireNamed(number, placed, last);
        }
    }

    private void requireNamed(long number, Placed in, Map<Long, Placed> last) throws Unsound {
        Long stated = table.get(new COSObjectKey(number, 0));
        Placed later = last.get(number);
        boolean here = stated != null && stated == -in.number();
        if (!here && (later == null || later.update() <= in.update())) {
            throw new Unsound("it holds packed object " + number + ", which no table of contents names");
        }
    }

    private static byte[] read(COSStream stream) throws IOException, Unsound {
        try (InputStream in = stream.createInputStream()) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new Unsound("its packed objects are larger than any agreement's");
            }
            return content;
        }
    }
}
