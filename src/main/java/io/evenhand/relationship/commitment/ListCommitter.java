package io.evenhand.relationship.commitment;

import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/**
 * Commits to a list: reads it once, in memory of about a hundred bytes for each customer, and leaves what must be kept secret in the folder,
 * where nobody else can read it. A customer in several rows is one entry, with the evidence of the earliest day.
 */
public final class ListCommitter implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret = new byte[Hashing.LENGTH];
    private final Path spool;
    private final Listener listener;
    private final LeafRow leaves = new LeafRow();
    private final CustomerIndex known = new CustomerIndex();
    private final BitSet dropped = new BitSet();
    private int[] days = new int[1 << 12];
    private int[] lines = new int[1 << 12];
    private long problems;
    private @Nullable BufferedWriter entries;

    /** Hears what people should know. */
    public interface Listener {
        void problem(LineProblem problem);

        void note(String sentence);

        /** @param kept the line whose evidence counts */
        void merged(long line, long kept);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param merged so many rows were about a customer of another row */
        record Committed(Commitment commitment, long merged) implements Outcome {}

        /** Nothing was committed. @param problems so many were told */
        record Flawed(long problems) implements Outcome {}

        /** Nothing was committed, for there is no customer. */
        record Empty() implements Outcome {}
    }

    private ListCommitter(Path folder, Listener listener) throws IOException {
        RANDOM.nextBytes(secret);
        this.listener = listener;
        spool = PrivateList.createSecretly(folder, ".entries");
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
        try (BufferedWriter writer = Files.newBufferedWriter(spool, StandardCharsets.UTF_8)) {
            entries = writer;
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
        }
        if (problems > 0) {
            return new Outcome.Flawed(problems);
        }
        if (leaves.count() == 0) {
            return new Outcome.Empty();
        }
        MerkleTree tree = MerkleTree.of(leaves.without(dropped));
        return new Outcome.Committed(
                new Commitment(
                        HexFormat.of().formatHex(tree.root()),
                        tree.count(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        null),
                dropped.cardinality());
    }

    private void take(List<CustomerListFile.Row> rows) throws IOException {
        int first = leaves.count();
        if (first - dropped.cardinality() + rows.size() > MerkleTree.MOST_LEAVES) {
            throw new ListTooLongException(
                    "The list has more than %,d rows, and no commitment has more; commit to several lists."
                            .formatted(MerkleTree.MOST_LEAVES));
        }
        List<Entry> batch = new ArrayList<>(rows.size());
        for (CustomerListFile.Row row : rows) {
            Entry entry = Objects.requireNonNull(row.entry(), "asked for");
            index(entry, first + batch.size(), row.line());
            batch.add(entry);
        }
        leaves.add(secret, batch);
        BufferedWriter writer = Objects.requireNonNull(entries, "open while rows come");
        for (int i = 0; i < batch.size(); i++) {
            PrivateList.writeEntry(writer, first + i, batch.get(i));
        }
    }

    private void index(Entry entry, int number, long line) {
        if (number == days.length) {
            days = Arrays.copyOf(days, 2 * days.length);
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        days[number] = (int) entry.evidenceDate().toEpochDay();
        lines[number] = (int) line;
        int before = known.put(entry.customer(), number);
        if (before < 0) {
            return;
        }
        if (days[number] < days[before]) {
            known.replace(entry.customer(), number);
            dropped.set(before);
            listener.merged(lines[before], line);
        } else {
            dropped.set(number);
            listener.merged(line, lines[before]);
        }
    }

    /** Writes the private file beside its place first: it is there whole, or not at all. */
    public void keep(Commitment commitment, Path folder) throws IOException {
        PrivateList.write(folder, spool, secret, commitment, dropped);
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(secret, (byte) 0);
        Files.deleteIfExists(spool);
    }
}
