package io.evenhand.engine.core;

import io.evenhand.engine.log.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The engine's folder, held by this process alone: what it knows lies in a folder within, which a purge replaces. */
final class EngineFolder implements AutoCloseable {
    private static final String PURGED = "purged-";

    private final Path folder;
    private final FolderLock lock;

    private EngineFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing and takes hold of it.
     *
     * @throws io.evenhand.engine.EngineUnavailableException when another process has it
     */
    static EngineFolder take(EngineSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.folder());
        FolderLock lock = FolderLock.take(folder, settings.dataFolder());
        try {
            EngineFolder taken = new EngineFolder(folder, lock);
            taken.deletePurged();
            return taken;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where log, snapshots and running state lie. */
    Path state() {
        return folder.resolve("state");
    }

    /** One rename, so that a crash leaves either everything or nothing; {@link #deletePurged} may take its time. */
    void moveStateAway(boolean durable) throws IOException {
        int number = 1;
        while (Files.exists(folder.resolve(PURGED + number))) {
            number++;
        }
        Files.move(state(), folder.resolve(PURGED + number), StandardCopyOption.ATOMIC_MOVE);
        if (durable) {
            Directories.force(folder);
        }
    }

    void deletePurged() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(path -> path.getFileName().toString().startsWith(PURGED))
                    .toList()) {
                Directories.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
