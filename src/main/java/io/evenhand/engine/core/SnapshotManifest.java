package io.evenhand.engine.core;

import io.evenhand.engine.log.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What a snapshot consists of, with checksums, so that a damaged one is noticed before it is used.
 *
 * @param processed the engine's state holds at least everything up to this position
 * @param written the engine's state holds nothing beyond this position
 * @param readModel the read model's position
 */
record SnapshotManifest(long processed, long written, long readModel, List<Entry> entries) {
    private static final String NAME = "manifest";
    private static final String FORMAT = "evenhand-snapshot 1";

    /** One file, its path relative to the snapshot. */
    record Entry(String path, long bytes, long crc) {}

    /** Lists the files of a snapshot and puts them and the list on disk. */
    static SnapshotManifest write(Path snapshot, long processed, long written, long readModel) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files(snapshot)) {
            Directories.forceFile(file);
            entries.add(entry(snapshot, file));
        }
        SnapshotManifest manifest = new SnapshotManifest(processed, written, readModel, entries);
        Path file = snapshot.resolve(NAME);
        Files.writeString(file, manifest.text());
        Directories.forceFile(file);
        return manifest;
    }

    /**
     * @throws IOException when the manifest itself is missing or damaged
     */
    static SnapshotManifest read(Path snapshot) throws IOException {
        return parse(Files.readString(snapshot.resolve(NAME)));
    }

    /**
     * @throws IOException when the manifest or any file that it lists is missing or not as it was written
     */
    static SnapshotManifest verify(Path snapshot) throws IOException {
        SnapshotManifest manifest = read(snapshot);
        for (Entry entry : manifest.entries) {
            Path file = snapshot.resolve(entry.path);
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            if (!entry(snapshot, file).equals(entry)) {
                throw new IOException(file + " is not as it was written");
            }
        }
        return manifest;
    }

    private static List<Path> files(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.walk(snapshot)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Entry entry(Path snapshot, Path file) throws IOException {
        CRC32C crc = new CRC32C();
        long bytes = 0;
        byte[] chunk = new byte[64 * 1024];
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes += read;
            }
        }
        String path = snapshot.relativize(file).toString().replace('\\', '/');
        return new Entry(path, bytes, crc.getValue());
    }

    private String text() {
        StringBuilder lines = new StringBuilder(FORMAT).append('\n');
        lines.append(processed)
                .append(' ')
                .append(written)
                .append(' ')
                .append(readModel)
                .append('\n');
        for (Entry entry : entries) {
            lines.append(entry.bytes)
                    .append(' ')
                    .append(entry.crc)
                    .append(' ')
                    .append(entry.path)
                    .append('\n');
        }
        return lines + checksum(lines) + '\n';
    }

    private static SnapshotManifest parse(String text) throws IOException {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(FORMAT + '\n')
                || !text.substring(last).strip().equals(checksum(text.substring(0, last)))) {
            throw new IOException("the list of its files is damaged");
        }
        String[] lines = text.substring(0, last).split("\n", -1);
        String[] positions = lines[1].split(" ", 3);
        List<Entry> entries = new ArrayList<>();
        for (int i = 2; i < lines.length - 1; i++) {
            String[] fields = lines[i].split(" ", 3);
            entries.add(new Entry(fields[2], Long.parseLong(fields[0]), Long.parseLong(fields[1])));
        }
        return new SnapshotManifest(
                Long.parseLong(positions[0]), Long.parseLong(positions[1]), Long.parseLong(positions[2]), entries);
    }

    private static String checksum(CharSequence text) {
        CRC32C crc = new CRC32C();
        crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue());
    }
}
