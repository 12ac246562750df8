package io.evenhand.engine.core;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.engine.core.CommandSender.CommandNotWrittenException;
import io.evenhand.engine.core.RunningEngine.LogOpener;
import io.evenhand.engine.log.DurableLog;
import io.evenhand.engine.log.LogClosedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real Zeebe engine inside this process: one partition, durable in a folder, without broker, gateway or network.
 * Nothing that it acknowledged is lost, whenever the process or the machine dies.
 */
public final class EmbeddedEngine implements Commands, EngineControl, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);
    private static final long SNAPSHOT_CHECK_SECONDS = 5;

    private final EngineSettings settings;
    private final LogOpener logs;
    private final EngineFolder folder;
    private final Surroundings surroundings;
    private final PendingCommands pending = new PendingCommands();
    private final EngineTime time;
    private final List<Consumer<String>> jobListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> purgeListeners = new CopyOnWriteArrayList<>();
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private final ScheduledExecutorService snapshots = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("engine-snapshots").daemon().factory());
    private @Nullable RunningEngine running;
    private boolean closed;
    private volatile @Nullable String failure;
    private volatile long lastChange;

    private EmbeddedEngine(EngineSettings settings, ReadModel readModel, LogOpener logs) throws Exception {
        this.settings = settings;
        this.time = new EngineTime(settings.behind());
        this.logs = logs;
        this.surroundings = new Surroundings(readModel);
        this.folder = EngineFolder.take(settings);
        try {
            running = RunningEngine.start(folder.state(), settings, surroundings, logs);
        } catch (Exception e) {
            folder.close();
            throw e;
        }
        snapshots.scheduleWithFixedDelay(
                this::snapshotIfDue, SNAPSHOT_CHECK_SECONDS, SNAPSHOT_CHECK_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Starts an engine and returns when it has recovered what its folder holds, and the read model is up to date.
     *
     * @throws EngineUnavailableException with a sentence for people when the folder is locked, damaged or not usable
     */
    public static EmbeddedEngine start(EngineSettings settings, ReadModel readModel) {
        return start(settings, readModel, log -> DurableLog.open(log, settings.segmentBytes(), settings.durable()));
    }

    static EmbeddedEngine start(EngineSettings settings, ReadModel readModel, LogOpener logs) {
        try {
            return new EmbeddedEngine(settings, readModel, logs);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw EngineTrouble.starting(settings.dataFolder(), e);
        }
    }

    @Override
    public CompletableFuture<CommandResponse> execute(
            ValueType valueType, Intent intent, long key, UnifiedRecordValue value) {
        life.readLock().lock();
        try {
            RunningEngine engine = running;
            if (engine == null || failure != null) {
                return CompletableFuture.failedFuture(unavailable());
            }
            PendingCommands.Pending command = pending.register();
            try {
                engine.commands().send(command.id(), valueType, intent, key, value);
            } catch (LogClosedException | CommandNotWrittenException e) {
                command.response()
                        .completeExceptionally(new EngineUnavailableException(String.valueOf(e.getMessage()), e));
            }
            if (failure != null) { // It failed after it was looked at above, and may not have known of this command.
                command.response().completeExceptionally(unavailable());
            }
            return command.response();
        } finally {
            life.readLock().unlock();
        }
    }

    private EngineUnavailableException unavailable() {
        String why = failure;
        return new EngineUnavailableException(why == null ? "The embedded Camunda engine is not running." : why);
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void advance(Duration offset) {
        time.advance(offset);
    }

    @Override
    public void resetClock() {
        time.reset();
    }

    @Override
    public long purge() {
        purgeListeners.forEach(Runnable::run);
        life.writeLock().lock();
        try {
            RunningEngine engine = running;
            if (engine == null) {
                throw unavailable();
            }
            running = null;
            engine.close();
            pending.fail(new EngineUnavailableException("The embedded Camunda engine was purged."));
            folder.moveStateAway(settings.durable());
            snapshots.execute(this::deletePurged);
            surroundings.readModel().clear();
            running = RunningEngine.start(folder.state(), settings, surroundings, logs);
            return ++lastChange;
        } catch (Exception e) {
            EngineUnavailableException trouble = EngineTrouble.starting(settings.dataFolder(), e);
            failure = trouble.getMessage();
            throw trouble;
        } finally {
            life.writeLock().unlock();
        }
    }

    private void deletePurged() {
        try {
            folder.deletePurged();
        } catch (IOException e) {
            LOG.warn("What was purged could not be deleted: {}", e.toString());
        }
    }

    @Override
    public long lastCompletedChange() {
        return lastChange;
    }

    @Override
    public boolean healthy() {
        return failure == null;
    }

    @Override
    public void onJobsAvailable(Consumer<String> jobType) {
        jobListeners.add(jobType);
    }

    @Override
    public void onPurge(Runnable listener) {
        purgeListeners.add(listener);
    }

    private void snapshotIfDue() {
        life.readLock().lock();
        try {
            RunningEngine engine = running;
            if (engine != null && failure == null && engine.wantsSnapshot()) {
                engine.snapshot();
            }
        } catch (IOException | RuntimeException e) {
            // The log is kept as long as it is needed, so nothing is lost; it is tried again when the log has grown.
            LOG.warn("The engine's snapshot could not be taken: {}", e.toString());
        } finally {
            life.readLock().unlock();
        }
    }

    /** Takes a snapshot now, and deletes the log that it makes superfluous. */
    void snapshot() throws IOException {
        life.readLock().lock();
        try {
            RunningEngine engine = running;
            if (engine != null) {
                engine.snapshot();
            }
        } finally {
            life.readLock().unlock();
        }
    }

    /** Takes a last snapshot and closes; commands in flight fail. A second call does nothing. */
    @Override
    public void close() {
        snapshots.close(); // Lets a snapshot or a deletion that has begun finish.
        life.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            RunningEngine engine = running;
            running = null;
            if (engine != null) {
                lastSnapshot(engine);
                engine.close();
            }
            pending.fail(new EngineUnavailableException("The embedded Camunda engine was stopped."));
            folder.close();
        } catch (IOException e) {
            LOG.warn("The engine's folder could not be unlocked: {}", e.toString());
        } finally {
            life.writeLock().unlock();
        }
    }

    private void lastSnapshot(RunningEngine engine) {
        if (!settings.durable() || failure != null) {
            return;
        }
        try {
            engine.snapshotBeforeClosing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.warn("No snapshot was taken, so the next start takes longer: {}", e.toString());
        }
    }

    private final class Surroundings implements EngineSurroundings {
        private final ReadModel readModel;

        Surroundings(ReadModel readModel) {
            this.readModel = readModel;
        }

        @Override
        public EngineTime time() {
            return time;
        }

        @Override
        public ReadModel readModel() {
            return readModel;
        }

        @Override
        public PendingCommands pending() {
            return pending;
        }

        @Override
        public void onJobsAvailable(String jobType) {
            jobListeners.forEach(listener -> listener.accept(jobType));
        }

        @Override
        public void onDiskFailure(@Nullable IOException cause) {
            Exception reason = cause == null ? new IOException("unknown") : cause;
            failed(EngineTrouble.writing(settings.dataFolder(), reason), reason);
        }

        @Override
        public void onProcessingFailure(Throwable cause) {
            failed(EngineTrouble.processing(settings.dataFolder(), cause), cause);
        }

        private void failed(String sentence, Throwable cause) {
            if (failure != null) {
                return;
            }
            failure = sentence;
            LOG.error(sentence);
            LOG.debug("The engine failed", cause);
            pending.fail(new EngineUnavailableException(sentence, cause));
        }
    }
}
