package io.evenhand.engine.core;

import io.evenhand.engine.log.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of snapshots. The last two are kept, so that there is one to fall back to; a snapshot is there as a whole
 * or not at all.
 */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int KEPT = 2;
    private static final String DRAFT = "draft";

    private final Path folder;

    /** A snapshot in the making, or an intact one. */
    record Snapshot(Path folder, SnapshotManifest manifest) {
        /** The engine's state, as RocksDB laid it down. */
        static Path state(Path snapshot) {
            return snapshot.resolve("state");
        }

        static Path readModel(Path snapshot) {
            return snapshot.resolve("read-model");
        }

        /** The lowest position that a start from here must find in the log. */
        long neededFrom() {
            return Math.min(manifest.processed(), manifest.readModel());
        }
    }

    /** Fills the folder of a new snapshot. */
    @FunctionalInterface
    interface Content {
        SnapshotManifest writeTo(Path draft) throws IOException;
    }

    Snapshots(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The snapshots that are as they were written, newest first. */
    List<Snapshot> intact() throws IOException {
        List<Snapshot> intact = new ArrayList<>();
        for (Path path : newestFirst()) {
            try {
                intact.add(new Snapshot(path, SnapshotManifest.verify(path)));
            } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
                LOG.warn("The engine's snapshot {} is damaged and not used: {}", path.getFileName(), e.getMessage());
            }
        }
        return intact;
    }

    /**
     * Adds a snapshot and drops those no longer kept.
     *
     * @return the lowest position that some kept snapshot still needs from the log
     */
    long add(Content content) throws IOException {
        Path draft = folder.resolve(DRAFT);
        Directories.delete(draft);
        Files.createDirectories(draft);
        SnapshotManifest manifest = written(draft, content);
        Directories.force(Snapshot.state(draft));
        Directories.force(draft);
        Path path = folder.resolve(String.format(Locale.ROOT, "%019d", nextNumber()));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        Directories.force(folder);
        LOG.debug("Snapshot {} of position {} is on disk", path.getFileName(), manifest.processed());
        return dropOld();
    }

    private static SnapshotManifest written(Path draft, Content content) throws IOException {
        try {
            return content.writeTo(draft);
        } catch (IOException | RuntimeException e) {
            Directories.delete(draft); // Above all when the disk is full.
            throw e;
        }
    }

    /** RocksDB only links its files; shared with the snapshot before, a damaged one would make both useless. */
    static void unshare(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.list(checkpoint)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".sst")).toList()) {
                Path copy = Files.copy(file, checkpoint.resolve("copy"));
                Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private long dropOld() throws IOException {
        long neededFrom = Long.MAX_VALUE;
        int kept = 0;
        for (Path path : newestFirst()) {
            if (kept < KEPT) {
                kept++;
                neededFrom = Math.min(neededFrom, neededFrom(path));
            } else {
                Directories.delete(path);
            }
        }
        return kept < KEPT ? 0 : neededFrom;
    }

    private static long neededFrom(Path path) {
        try {
            return new Snapshot(path, SnapshotManifest.read(path)).neededFrom();
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return 0; // It is of no use, so the whole log stays until it has been replaced.
        }
    }

    private long nextNumber() throws IOException {
        List<Path> all = newestFirst();
        return all.isEmpty() ? 1 : Long.parseLong(all.getFirst().getFileName().toString()) + 1;
    }

    private List<Path> newestFirst() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d{19}"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
