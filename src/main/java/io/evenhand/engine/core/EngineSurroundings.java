package io.evenhand.engine.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What outlives a purge, as one life of the engine sees it. */
interface EngineSurroundings {
    EngineTime time();

    ReadModel readModel();

    PendingCommands pending();

    void onJobsAvailable(String jobType);

    void onDiskFailure(@Nullable IOException cause);

    void onProcessingFailure(Throwable cause);
}
