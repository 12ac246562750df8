package io.evenhand.engine.core;

import io.evenhand.engine.EngineUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Everything about the engine that is not a command to a process: its clock, its health, and starting afresh. */
public interface EngineControl {
    /** The engine's time, by which timers fire. */
    Instant now();

    /** Moves the engine's clock forward (or, with a negative offset, back); it goes on running from there. */
    void advance(Duration offset);

    /** Lets the engine's clock show the machine's time again. */
    void resetClock();

    /**
     * Wipes every process, instance and record, and returns when the empty engine is ready. Commands in flight fail.
     *
     * @return the number of this change, greater than that of any before
     * @throws EngineUnavailableException when the engine could not be started again
     */
    long purge();

    /** The number of the last purge that is complete; 0 before the first. */
    long lastCompletedChange();

    /** Whether commands are accepted, processed and written. Once false it stays so until a restart. */
    boolean healthy();

    /**
     * Tells the listener the type of a job whenever at least one such job has become available for activation. It may
     * be called on the engine's own thread, so it must return at once. Listeners stay across purges.
     */
    void onJobsAvailable(Consumer<String> jobType);

    /** Tells the listener that a purge is about to wipe the engine, so that it lets go of whatever waits. */
    void onPurge(Runnable listener);
}
