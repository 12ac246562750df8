package io.evenhand.engine.core;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where an engine keeps its data, and how carefully.
 *
 * @param dataFolder the application's data folder; the engine has a folder of its own within
 * @param durable false for engines that are thrown away: then nothing is forced to disk and no snapshot is taken
 * @param segmentBytes the size from which the log goes on in a new file
 * @param snapshotBytes a snapshot is taken whenever the log has grown by so much
 * @param behind how far its time begins behind the machine's
 */
public record EngineSettings(Path dataFolder, boolean durable, long segmentBytes, long snapshotBytes, Duration behind) {
    private static final long MIB = 1024 * 1024;

    public EngineSettings(Path dataFolder, boolean durable, long segmentBytes, long snapshotBytes) {
        this(dataFolder, durable, segmentBytes, snapshotBytes, Duration.ZERO);
    }

    /** An engine whose data must survive anything. */
    public static EngineSettings durable(Path dataFolder) {
        return new EngineSettings(dataFolder, true, 8 * MIB, 32 * MIB);
    }

    /** An engine for one run. The caller deletes the folder afterwards. */
    public static EngineSettings temporary(Path dataFolder) {
        return new EngineSettings(dataFolder, false, 8 * MIB, Long.MAX_VALUE);
    }

    /** The same engine, whose time begins so far behind the machine's: before anything falls due. */
    public EngineSettings behind(Duration by) {
        return new EngineSettings(dataFolder, durable, segmentBytes, snapshotBytes, by);
    }

    /** The engine's own folder. */
    public Path folder() {
        return dataFolder.resolve("engine");
    }
}
