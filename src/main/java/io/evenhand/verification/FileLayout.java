package io.evenhand.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in a file, byte by byte. A signed file is a row of updates, each of objects, one table of contents and its
 * end, and nothing else: no object twice, none that no table names, no second beginning or end, no bytes that are no part of
 * the document. Programs that disagree about what such a file shows cannot be used against each other.
 */
final class FileLayout {
    /** Something stands where it must not. The message is a clause for people. */
    static final class Unsound extends Exception {
        Unsound(String clause) {
            super(clause);
        }
    }

    /**
     * A numbered object.
     *
     * @param update in which update it was written, from 0
     */
    record Placed(long number, long generation, int begin, int update) {}

    /** @param table where its table of contents begins */
    record Update(int table, int end) {}

    private static final int MOST_OBJECTS = 200_000;

    private final byte[] file;
    private final Tokens tokens;
    private final List<Placed> objects = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();
    private final Map<Long, Long> numbers = new HashMap<>();
    private final Set<Long> inThisUpdate = new HashSet<>();
    private final List<int[]> lengthsToSee = new ArrayList<>();

    private FileLayout(byte[] file) {
        this.file = file;
        this.tokens = new Tokens(file);
    }

    static FileLayout of(byte[] file) throws Unsound {
        var layout = new FileLayout(file);
        layout.readHeader();
        while (!layout.tokens.atEnd()) {
            layout.readUpdate();
        }
        layout.compareLengths();
        if (layout.updates.isEmpty()) {
            throw new Unsound("it has no end");
        }
        return layout;
    }

    List<Placed> objects() {
        return objects;
    }

    List<Update> updates() {
        return updates;
    }

    private void readHeader() throws Unsound {
        if (!tokens.startsWith("%PDF-")) {
            throw new Unsound("something stands before its beginning");
        }
        tokens.skipLine();
    }

    private void readUpdate() throws Unsound {
        inThisUpdate.clear();
        int table = -1;
        long previous = -1;
        while (true) {
            tokens.skipGap();
            int begin = tokens.position();
            if (tokens.skip("startxref")) {
                int found = readEnd();
                boolean sound = table >= 0 ? found == table : found >= 0 && isLastObject(found);
                if (!sound) {
                    throw new Unsound("its end does not point to its own table of contents");
                }
                endUpdate(found, table >= 0 ? previous : numbers.getOrDefault(-1L - found, -1L));
                return;
            } else if (tokens.startsWith("xref")) {
                if (table >= 0) {
                    throw new Unsound("it has two tables of contents in one update");
                }
                table = begin;
                previous = readTable();
            } else if (table >= 0) {
                throw new Unsound("something stands behind its table of contents");
            } else {
                readObject(begin);
            }
        }
    }

    /** @param previous where it says that the table before begins; -1 for none */
    private void endUpdate(int table, long previous) throws Unsound {
        long expected = updates.isEmpty() ? -1 : updates.getLast().table();
        if (previous != expected) {
            throw new Unsound("its tables of contents do not follow each other");
        }
        updates.add(new Update(table, tokens.position()));
    }

    private boolean isLastObject(int offset) {
        return !objects.isEmpty()
                && objects.getLast().begin() == offset
                && objects.getLast().update() == updates.size();
    }

    private int readEnd() throws Unsound {
        tokens.skipWhiteSpace();
        long offset = tokens.number();
        tokens.skipWhiteSpace();
        if (offset < 0 || offset > file.length || !tokens.skip("%%EOF")) {
            throw new Unsound("it does not end as a PDF ends");
        }
        if (tokens.peek() == '\r') {
            tokens.skip("\r");
        }
        tokens.skip("\n");
        return (int) offset;
    }

    private long readTable() throws Unsound {
        tokens.skip("xref");
        tokens.skipWhiteSpace();
        while (!tokens.skip("trailer")) {
            long first = tokens.number();
            tokens.skipWhiteSpace();
            long count = tokens.number();
            tokens.skipWhiteSpace();
            if (first < 0 || count < 0 || count > MOST_OBJECTS) {
                throw new Unsound("its table of contents is damaged");
            }
            for (long i = 0; i < count; i++) {
                readLine();
            }
        }
        tokens.skipGap();
        int begin = tokens.position();
        if (!tokens.startsWith("<<") || !tokens.value()) {
            throw new Unsound("its table of contents is damaged");
        }
        int end = tokens.position();
        long previous = entry(begin, "/Prev");
        if (entry(begin, "/XRefStm") >= 0) {
            throw new Unsound("it has two tables of contents that can contradict each other");
        }
        tokens.moveTo(end);
        return previous;
    }

    private void readLine() throws Unsound {
        long offset = tokens.number();
        tokens.skipWhiteSpace();
        long generation = tokens.number();
        tokens.skipWhiteSpace();
        boolean sound = offset >= 0 && generation >= 0 && (tokens.skip("n") || tokens.skip("f"));
        tokens.skipWhiteSpace();
        if (!sound) {
            throw new Unsound("its table of contents is damaged");
        }
    }

    private void readObject(int begin) throws Unsound {
        long number = tokens.number();
        tokens.skipWhiteSpace();
        long generation = tokens.number();
        tokens.skipWhiteSpace();
        if (number <= 0 || generation < 0 || !tokens.skip("obj")) {
            throw new Unsound("it holds bytes that are no part of the document");
        }
        if (!inThisUpdate.add(number)) {
            throw new Unsound("it holds object " + number + " twice");
        }
        objects.add(new Placed(number, generation, begin, updates.size()));
        if (objects.size() > MOST_OBJECTS) {
            throw new Unsound("it has more parts than any agreement");
        }
        tokens.skipGap();
        int value = tokens.position();
        if (!tokens.value()) {
            throw new Unsound("object " + number + " is damaged");
        }
        int end = tokens.position();
        tokens.skipGap();
        if (tokens.skip("stream")) {
            readStream(number, value, begin);
        } else if (isDigit(value)) {
            tokens.moveTo(value);
            numbers.put(number, tokens.number());
            tokens.moveTo(end);
        }
        tokens.skipGap();
        if (!tokens.skip("endobj")) {
            throw new Unsound("object " + number + " does not end where it should");
        }
    }

    private boolean isDigit(int position) {
        return position < file.length && file[position] >= '0' && file[position] <= '9';
    }

    private void readStream(long number, int dictionary, int begin) throws Unsound {
        if (!tokens.skip("\r\n") && !tokens.skip("\n")) {
            throw new Unsound("object " + number + " is damaged");
        }
        int data = tokens.position();
        long previous = entry(dictionary, "/Prev");
        numbers.put(-1L - begin, previous);
        tokens.moveTo(data);
        long length = entry(dictionary, "/Length");
        boolean reference = length == REFERENCE;
        int end = reference ? endOfStream(data) : (int) Math.min((long) data + Math.max(0, length), file.length);
        if (length < 0 && !reference || end < 0) {
            throw new Unsound("object " + number + " does not say how long it is");
        }
        if (reference) {
            lengthsToSee.add(new int[] {(int) referred, end - data});
        }
        tokens.moveTo(end);
        tokens.skipWhiteSpace();
        if (!tokens.skip("endstream")) {
            throw new Unsound("object " + number + " is longer or shorter than it says");
        }
    }

    /** Where the length stands elsewhere: compared once that place has been read. */
    private void compareLengths() throws Unsound {
        for (int[] stream : lengthsToSee) {
            Long stated = numbers.get((long) stream[0]);
            // What stands before "endstream" may be a line break that is no part of the data.
            if (stated == null || stated > stream[1] || stated < stream[1] - 2L) {
                throw new Unsound("one of its objects is longer or shorter than it says");
            }
        }
    }

    private int endOfStream(int from) {
        for (int i = from; i < file.length - 8; i++) {
            if (file[i] == 'e' && file[i + 1] == 'n') {
                tokens.moveTo(i);
                if (tokens.startsWith("endstream")) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static final long REFERENCE = -2;
    private long referred;

    /** A whole number in a dictionary, by its name at the uppermost level; {@link #REFERENCE} if it stands elsewhere, -1 if not at all. */
    private long entry(int dictionary, String wanted) throws Unsound {
        tokens.moveTo(dictionary);
        if (!tokens.skip("<<")) {
            throw new Unsound("one of its objects is damaged");
        }
        @Nullable Long found = null;
        while (true) {
            tokens.skipGap();
            if (tokens.skip(">>")) {
                return found == null ? -1 : found;
            }
            String name = tokens.name();
            tokens.skipGap();
            if (name.equals(wanted)) {
                if (found != null) {
                    throw new Unsound("one of its objects says two things at once");
                }
                found = numberOrReference();
            } else if (name.isEmpty() || !tokens.entry()) {
                throw new Unsound("one of its objects is damaged");
            }
        }
    }

    private long numberOrReference() {
        long first = tokens.number();
        int back = tokens.position();
        tokens.skipGap();
        if (tokens.number() >= 0) {
            tokens.skipGap();
            if (tokens.skip("R")) {
                referred = first;
                return REFERENCE;
            }
        }
        tokens.moveTo(back);
        return first;
    }
}
