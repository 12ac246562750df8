package io.evenhand.relationship.commitment;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a list keeps: the secret behind the salts, and every entry in plain text. Whoever has it can read the list and open
 * entries; without it nothing can be opened any more.
 *
 * <p>One line each: first the format, the secret, the root and the count; then of every entry its number, evidence, day and identifiers;
 * all separated by tabs.
 */
public final class PrivateList {
    public static final String FILE = "private.txt";

    private static final String FORMAT = "evenhand private list 1";
    private static final int BATCH = 4_096;
    private static final int MOST_NAMED = 10;

    private final Path file;

    private PrivateList(Path file) {
        this.file = file;
    }

    public static PrivateList in(Path folder) {
        return new PrivateList(folder.resolve(FILE));
    }

    public boolean exists() {
        return Files.exists(file);
    }

    static Path createSecretly(Path folder, String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, ".part", forOwnerOnly());
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static void write(Path folder, Path entries, byte[] secret, Commitment commitment, BitSet dropped)
            throws IOException {
        Path unfinished = createSecretly(folder, ".private");
        try {
            try (BufferedReader lines = Files.newBufferedReader(entries, StandardCharsets.UTF_8);
                    BufferedWriter writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                writer.write(String.join(
                        "\t",
                        FORMAT,
                        HexFormat.of().formatHex(secret),
                        commitment.root(),
                        Integer.toString(commitment.count())));
                writer.write('\n');
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!dropped.get(number)) {
                        writer.write(line);
                        writer.write('\n');
                    }
                    number++;
                }
            }
            Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** What came of looking for an entry to open. */
    public sealed interface Opening {
        record Opened(Proof proof) implements Opening {}

        record NotThere() implements Opening {}

        /**
         * @param meant each that was meant, up to ten
         * @param picked whether one was picked by day or line, and it is none of these, or several still
         */
        record Several(List<Meant> meant, boolean picked) implements Opening {
            public Several {
                meant = List.copyOf(meant);
            }
        }
    }

    /** An entry that may be opened. @param line where it stands in the private file */
    public record Meant(int line, Entry entry) {}

    /** Which of several entries about a customer is to be opened; null for whichever. @param line of the private file */
    public record Pick(
            @Nullable LocalDate evidenceDate, @Nullable Integer line) {
        public static final Pick ANY = new Pick(null, null);

        private boolean fits(Meant one) {
            return (evidenceDate == null || evidenceDate.equals(one.entry().evidenceDate()))
                    && (line == null || line == one.line());
        }
    }

    /**
     * Opens one entry: the proof holds it, its salt and the way to the root, and nothing of the others but hashes.
     *
     * @param wanted of the identifiers of an entry
     * @param pick where several are wanted
     * @param commitment the public file of the same list
     * @throws UnreadableFileException when the private file was changed, or is another list's
     */
    public Opening open(Predicate<List<String>> wanted, Pick pick, Commitment commitment)
            throws IOException, UnreadableFileException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            byte[] secret = secret(lines.readLine(), commitment);
            LeafRow leaves = new LeafRow();
            Map<Meant, Numbered> found = new LinkedHashMap<>();
            List<Numbered> batch = new ArrayList<>(BATCH);
            int lineNumber = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lineNumber++;
                Numbered entry = entry(line, lineNumber);
                if (wanted.test(entry.entry().identifiers())) {
                    found.put(new Meant(lineNumber, entry.entry()), entry);
                }
                batch.add(entry);
                if (batch.size() == BATCH) {
                    leaves.addNumbered(secret, batch);
                    batch.clear();
                }
            }
            leaves.addNumbered(secret, batch);
            return opening(found, pick, secret, leaves, commitment);
        } catch (CharacterCodingException changed) {
            throw changed("it is not in UTF-8");
        }
    }

    record Numbered(long number, Entry entry) {}

    private Opening opening(Map<Meant, Numbered> found, Pick pick, byte[] secret, LeafRow leaves, Commitment commitment)
            throws UnreadableFileException {
        if (leaves.count() != commitment.count()) {
            throw changed(
                    "it has %,d entries, and the commitment has %,d".formatted(leaves.count(), commitment.count()));
        }
        MerkleTree tree = MerkleTree.of(leaves.without(new BitSet()));
        if (!Arrays.equals(tree.root(), commitment.digest())) {
            throw changed("its entries do not lead to the root of the commitment");
        }
        if (found.isEmpty()) {
            return new Opening.NotThere();
        }
        List<Meant> picked = found.keySet().stream().filter(pick::fits).toList();
        if (picked.size() != 1) {
            return new Opening.Several(
                    (picked.isEmpty() ? List.copyOf(found.keySet()) : picked)
                            .stream().limit(MOST_NAMED).toList(),
                    !pick.equals(Pick.ANY));
        }
        Numbered one = Objects.requireNonNull(found.get(picked.getFirst()), "picked of these");
        byte[] salt = Hashing.salt(secret, one.number());
        int place = tree.place(Hashing.leaf(salt, one.entry().bytes()));
        return new Opening.Opened(new Proof(
                one.entry(),
                HexFormat.of().formatHex(salt),
                place,
                tree.path(place).stream().map(HexFormat.of()::formatHex).toList(),
                commitment));
    }

    private byte[] secret(String header, Commitment commitment) throws UnreadableFileException {
        String[] fields = header == null ? new String[0] : header.split("\t");
        if (fields.length != 4 || !fields[0].equals(FORMAT) || !Entry.isDigest(fields[1])) {
            throw changed("its first line is not that of a private list");
        }
        if (!fields[2].equals(commitment.root())) {
            throw changed("it belongs to another commitment");
        }
        return HexFormat.of().parseHex(fields[1]);
    }

    private Numbered entry(String line, int lineNumber) throws UnreadableFileException {
        try {
            EntryLine read = EntryLine.read(line);
            return new Numbered(read.number(), read.entry());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw changed("line " + lineNumber + " is not as it was written");
        }
    }

    private UnreadableFileException changed(String how) {
        return new UnreadableFileException(
                "%s is not the private file of this commitment: %s. Take the one that was kept.".formatted(FILE, how));
    }
}
