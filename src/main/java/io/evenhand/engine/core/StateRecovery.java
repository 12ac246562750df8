package io.evenhand.engine.core;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.evenhand.engine.core.Snapshots.Snapshot;
import io.evenhand.engine.log.Directories;
import io.evenhand.engine.log.DurableLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings engine state and read model back from the newest snapshot that can be used; what the log holds beyond it is
 * replayed afterwards. The running state itself is never trusted: it is not forced to disk.
 */
final class StateRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(StateRecovery.class);
    private static final long ROCKSDB_BYTES = 64L * 1024 * 1024;

    private final Path runtime;
    private final Path dataFolder;
    private final DurableLog log;
    private final ReadModel readModel;

    StateRecovery(Path runtime, Path dataFolder, DurableLog log, ReadModel readModel) {
        this.runtime = runtime;
        this.dataFolder = dataFolder;
        this.log = log;
        this.readModel = readModel;
    }

    /**
     * @throws io.evenhand.engine.EngineUnavailableException when the log alone does not suffice and no snapshot helps
     */
    ZeebeDb<ZbColumnFamilies> from(List<Snapshot> newestFirst) throws IOException {
        for (Snapshot snapshot : newestFirst) {
            ZeebeDb<ZbColumnFamilies> state = from(snapshot);
            if (state != null) {
                return state;
            }
        }
        if (log.firstPosition() > 1) {
            throw EngineTrouble.damaged(dataFolder, "no snapshot of the engine can be used");
        }
        readModel.clear();
        Directories.delete(runtime);
        return open();
    }

    private @Nullable ZeebeDb<ZbColumnFamilies> from(Snapshot snapshot) throws IOException {
        if (log.lastPosition() < snapshot.manifest().written()) {
            throw EngineTrouble.damaged(
                    dataFolder,
                    "the engine's log ends at record " + log.lastPosition() + ", its snapshot at "
                            + snapshot.manifest().written());
        }
        if (snapshot.neededFrom() < log.firstPosition() - 1) {
            return null; // Older than what the log still holds.
        }
        restore(snapshot);
        ZeebeDb<ZbColumnFamilies> state = null;
        try {
            state = open();
            load(snapshot);
            return state;
        } catch (IOException | RuntimeException e) {
            if (EngineTrouble.noSpace(e)) {
                throw new IOException("No space left on device", e); // No other snapshot would fare better.
            }
            LOG.warn(
                    "The engine's snapshot {} cannot be used: {}",
                    snapshot.folder().getFileName(),
                    e.getMessage());
            close(state);
            return null;
        }
    }

    private void load(Snapshot snapshot) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Snapshot.readModel(snapshot.folder())))) {
            readModel.load(in);
        }
        if (readModel.position() != snapshot.manifest().readModel()) {
            throw new IOException("the read model is at " + readModel.position() + " instead of "
                    + snapshot.manifest().readModel());
        }
    }

    private static void close(@Nullable ZeebeDb<ZbColumnFamilies> state) {
        try {
            if (state != null) {
                state.close();
            }
        } catch (Exception e) {
            LOG.debug("A state that could not be used could not be closed either", e);
        }
    }

    private void restore(Snapshot snapshot) throws IOException {
        Directories.delete(runtime);
        Files.createDirectories(runtime);
        try (Stream<Path> files = Files.list(Snapshot.state(snapshot.folder()))) {
            for (Path file : files.toList()) {
                linkOrCopy(file, runtime.resolve(file.getFileName()));
            }
        }
    }

    private static void linkOrCopy(Path from, Path to) throws IOException {
        if (from.toString().endsWith(".sst")) { // RocksDB never changes these, only deletes them.
            try {
                Files.createLink(to, from);
                return;
            } catch (UnsupportedOperationException | IOException e) {
                LOG.trace("{} cannot be linked, so it is copied", from, e);
            }
        }
        Files.copy(from, to);
    }

    private ZeebeDb<ZbColumnFamilies> open() {
        return new ZeebeRocksDbFactory<ZbColumnFamilies>(
                        new RocksDbConfiguration().setMemoryLimit(ROCKSDB_BYTES),
                        new ConsistencyChecksSettings(true, true),
                        new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, RunningEngine.PARTITION),
                        SimpleMeterRegistry::new)
                .createDb(runtime.toFile());
    }
}
