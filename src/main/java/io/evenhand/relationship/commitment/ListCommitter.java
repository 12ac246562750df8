package io.evenhand.relationship.commitment;

import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Commits to a list: reads it once, in memory of some two hundred bytes for each row, and leaves what must be kept secret in the folder,
 * where nobody else can read it. Rows about one customer, as {@link RowGroups} finds them, are one entry, with the evidence of the earliest
 * day and all by which any of them recognises it.
 */
public final class ListCommitter implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int BATCH = 4_096;

    private final byte[] secret;
    private final EntrySpool spool;
    private final Listener listener;
    private final LeafRow leaves = new LeafRow();
    private final CustomerIndex index;
    private final RowGroups groups;
    private final BitSet dropped = new BitSet();
    private long problems;

    /** Hears what people should know. */
    public interface Listener {
        void problem(LineProblem problem);

        void note(String sentence);

        /** @param kept the line whose evidence counts @param by what makes them one customer: "domain" */
        void merged(long line, long kept, String by);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * @param merged so many rows were about a customer of another row
         * @param apart so many customers share a name, domain or tax number with one before them, and differ in another
         */
        record Committed(Commitment commitment, long merged, long apart) implements Outcome {}

        /** Nothing was committed. @param problems so many were told */
        record Flawed(long problems) implements Outcome {}

        /** Nothing was committed, for there is no customer. */
        record Empty() implements Outcome {}
    }

    private ListCommitter(Path folder, Listener listener) throws IOException {
        secret = new byte[Hashing.LENGTH];
        RANDOM.nextBytes(secret);
        this.listener = listener;
        index = new CustomerIndex(secret);
        groups = new RowGroups(index);
        spool = EntrySpool.in(folder);
    }

    /**
     * @param folder exists, and holds no other list
     * @throws IOException when the list cannot be read or the folder cannot be written to
     */
    public static ListCommitter in(Path folder, Listener listener) throws IOException {
        return new ListCommitter(folder, listener);
    }

    /** Reads the list. The private file is written by {@link #keep}. */
    public Outcome commit(Path list, FileWatch watch, Clock clock) throws IOException {
        CustomerListFile.readWithEvidence(list, watch, new CustomerListFile.Sink() {
            @Override
            public void rows(List<CustomerListFile.Row> rows) throws IOException {
                take(rows);
            }

            @Override
            public void problem(LineProblem problem) {
                problems++;
                listener.problem(problem);
            }

            @Override
            public void note(String sentence) {
                listener.note(sentence);
            }
        });
        if (problems > 0) {
            return new Outcome.Flawed(problems);
        }
        if (leaves.count() == 0) {
            return new Outcome.Empty();
        }
        long merged = merge();
        MerkleTree tree = MerkleTree.of(leaves.without(dropped));
        return new Outcome.Committed(
                new Commitment(
                        HexFormat.of().formatHex(tree.root()),
                        tree.count(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        null),
                merged,
                groups.apart());
    }

    private void take(List<CustomerListFile.Row> rows) throws IOException {
        if (leaves.count() + rows.size() > MerkleTree.MOST_LEAVES) {
            throw new ListTooLongException(
                    "The list has more than %,d rows, and no commitment has more; commit to several lists."
                            .formatted(MerkleTree.MOST_LEAVES));
        }
        List<Entry> batch = new ArrayList<>(rows.size());
        for (CustomerListFile.Row row : rows) {
            Entry entry = Objects.requireNonNull(row.entry(), "asked for");
            groups.add(entry, row.line());
            spool.add(entry);
            batch.add(entry);
        }
        leaves.add(secret, batch);
    }

    /** @return how many rows are about a customer of another row */
    private long merge() throws IOException {
        groups.merge();
        int rows = groups.count();
        long merged = 0;
        List<Entry> whole = new ArrayList<>();
        spool.flush();
        try (EntrySpool.Reader reader = spool.reader()) {
            for (int row = 0; row < rows; row++) {
                int kept = groups.kept(row);
                if (kept != row) {
                    dropped.set(row);
                    merged++;
                    listener.merged(groups.line(row), groups.line(kept), groups.by(row));
                    continue;
                }
                int[] all = groups.missing(row);
                if (all.length > 0) {
                    dropped.set(row);
                    whole.add(whole(reader.read(row), all, reader));
                }
                if (whole.size() == BATCH) {
                    append(whole);
                }
            }
            append(whole);
        }
        return merged;
    }

    /** The entry that is kept, with what the others of its customer know it by. */
    private Entry whole(Entry kept, int[] all, EntrySpool.Reader reader) throws IOException {
        SortedSet<String> identifiers = new TreeSet<>(kept.identifiers());
        for (int number : all) {
            reader.read(index.firstRow(number)).identifiers().stream()
                    .filter(identifier -> index.numberOf(identifier) == number)
                    .forEach(identifiers::add);
        }
        return new Entry(List.copyOf(identifiers), kept.evidence(), kept.evidenceDate());
    }

    private void append(List<Entry> more) throws IOException {
        leaves.add(secret, more);
        for (Entry entry : more) {
            spool.add(entry);
        }
        spool.flush();
        more.clear();
    }

    /** Writes the private file beside its place first: it is there whole, or not at all. */
    public void keep(Commitment commitment, Path folder) throws IOException {
        PrivateList.write(folder, spool.file(), secret, commitment, dropped);
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(secret, (byte) 0);
        spool.close();
    }
}
