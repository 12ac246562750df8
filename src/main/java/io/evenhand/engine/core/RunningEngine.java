package io.evenhand.engine.core;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.evenhand.engine.core.Snapshots.Snapshot;
import io.evenhand.engine.log.DurableLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the engine, from an open log to its closing; a purge ends one and begins another. Its folder holds the
 * log, the snapshots, and the running state, which each start rebuilds from the two others.
 */
final class RunningEngine {
    static final int PARTITION = 1;

    private static final Logger LOG = LoggerFactory.getLogger(RunningEngine.class);
    private static final long CLOSING_SECONDS = 20;

    private final EngineSettings settings;
    private final EngineSurroundings surroundings;
    private final DurableLog log;
    private final Snapshots snapshots;
    private final ActorWaker waker = new ActorWaker();
    /** What must be closed, in the reverse order of opening. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final ZeebeDb<ZbColumnFamilies> state;
    private final StreamProcessor processor;
    private final CommandSender commands;
    private final RecordFeed feed;
    private boolean actorsRun;
    private long snapshotAtBytes;

    private RunningEngine(Path folder, EngineSettings settings, EngineSurroundings surroundings, LogOpener logs)
            throws Exception {
        this.settings = settings;
        this.surroundings = surroundings;
        try {
            log = opened(logs.open(folder.resolve("log")));
            log.onFailure(() -> surroundings.onDiskFailure(log.failure()));
            snapshots = new Snapshots(folder.resolve("snapshots"));
            state = new StateRecovery(folder.resolve("runtime"), settings.dataFolder(), log, surroundings.readModel())
                    .from(snapshots.intact());
            opened.push(this::closeState);
            ActorScheduler scheduler = scheduler();
            LogStream stream = opened(LogStream.builder()
                    .withPartitionId(PARTITION)
                    .withLogStorage(log)
                    .withClock(surroundings.time().forActors())
                    .withMeterRegistry(new SimpleMeterRegistry())
                    .build());
            log.addCommitListener(waker::wake); // After the stream's own, which gives the threads their work.
            commands = new CommandSender(stream.newLogStreamWriter());
            CompletableFuture<Void> recovered = new CompletableFuture<>();
            processor = processor(scheduler, stream, recovered);
            openProcessor(recovered);
            feed = new RecordFeed(stream, log, surroundings.readModel(), surroundings::onProcessingFailure);
            feed.start();
            opened.push(feed);
            if (!feed.awaitFed(log.durablePosition(), Long.MAX_VALUE / 2_000_000)) {
                throw new IllegalStateException("the read model cannot follow the log");
            }
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** How the log is opened; a seam, so that tests can let the disk fail. */
    @FunctionalInterface
    interface LogOpener {
        DurableLog open(Path folder) throws IOException;
    }

    /** Starts the engine and returns when it has replayed its log and takes commands. */
    static RunningEngine start(Path folder, EngineSettings settings, EngineSurroundings surroundings, LogOpener logs)
            throws Exception {
        return new RunningEngine(folder, settings, surroundings, logs);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private ActorScheduler scheduler() {
        ActorScheduler scheduler = ActorScheduler.newActorScheduler()
                .setActorClock(surroundings.time().forActors())
                .setCpuBoundActorThreadCount(1)
                .setIoBoundActorThreadCount(1)
                .setIdleStrategySupplier(waker)
                .build();
        actorsRun = true;
        scheduler.start();
        opened.push(() -> {
            scheduler.stop().get(CLOSING_SECONDS, TimeUnit.SECONDS);
            actorsRun = false;
        });
        return scheduler;
    }

    private StreamProcessor processor(ActorScheduler scheduler, LogStream stream, CompletableFuture<Void> recovered) {
        SecurityConfiguration security = new SecurityConfiguration();
        security.getAuthorizations().setEnabled(false); // Whoever has the credential may do everything.
        Engine engine = new Engine(
                context -> EngineProcessors.createEngineProcessors(
                        context,
                        PARTITION,
                        new SubscriptionCommandSender(PARTITION, commands),
                        commands,
                        FeatureFlags.createDefault(),
                        jobStreamer(),
                        SearchClientsProxy.noop(),
                        new BrokerRequestAuthorizationConverter(security)),
                new EngineConfiguration(),
                security);
        return StreamProcessor.builder()
                .logStream(stream)
                .zeebeDb(state)
                .commandResponseWriter(new Responses(surroundings.pending(), log))
                .partitionCommandSender(commands)
                .recordProcessors(List.of(engine))
                .actorSchedulingService(scheduler)
                .clock(new ControllableStreamClockImpl(surroundings.time().forActors()))
                .meterRegistry(new SimpleMeterRegistry())
                .addLifecycleListener(new StreamProcessorLifecycleAware() {
                    @Override
                    public void onRecovered(ReadonlyStreamProcessorContext context) {
                        recovered.complete(null);
                    }
                })
                .build();
    }

    private JobStreamer jobStreamer() {
        return new JobStreamer() {
            @Override
            public void notifyWorkAvailable(String jobType) {
                surroundings.onJobsAvailable(jobType);
            }

            @Override
            public Optional<JobStream> streamFor(DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
                return Optional.empty(); // Workers ask; nothing is pushed to them.
            }
        };
    }

    private void openProcessor(CompletableFuture<Void> recovered) throws Exception {
        processor.addFailureListener(new ProcessorHealth(failure -> {
            recovered.completeExceptionally(failure);
            surroundings.onProcessingFailure(failure);
        }));
        opened.push(this::closeProcessor);
        processor.openAsync(false);
        waker.wake();
        recovered.get();
    }

    private void closeProcessor() throws Exception {
        var closed = processor.closeAsync();
        waker.wake();
        closed.get(CLOSING_SECONDS, TimeUnit.SECONDS);
    }

    private void closeState() throws Exception {
        if (actorsRun) {
            // RocksDB would take the whole process down if somebody still used it; the next start discards it anyway.
            LOG.warn("The engine's state is left open, since the engine did not stop in time");
        } else {
            state.close();
        }
    }

    CommandSender commands() {
        return commands;
    }

    DurableLog log() {
        return log;
    }

    /** Whether the log has grown by so much that a snapshot is worth its while. */
    synchronized boolean wantsSnapshot() {
        return settings.durable() && log.appendedBytes() - snapshotAtBytes >= settings.snapshotBytes();
    }

    /** Takes a snapshot while the engine goes on, and deletes the log that no snapshot needs any more. */
    synchronized void snapshot() throws IOException {
        long bytes = log.appendedBytes();
        long processed = processedPosition();
        if (processed < 0) {
            return; // Nothing has happened yet.
        }
        // Where there is no room for one now, the disk is not filled up by trying again at once.
        snapshotAtBytes = bytes - (settings.snapshotBytes() - settings.snapshotBytes() / 4);
        long neededFrom = snapshots.add(draft -> {
            state.createSnapshot(Snapshot.state(draft).toFile());
            Snapshots.unshare(Snapshot.state(draft));
            long written = log.lastPosition();
            long readModel = saveReadModel(Snapshot.readModel(draft));
            awaitDurable(written);
            return SnapshotManifest.write(draft, processed, written, readModel);
        });
        snapshotAtBytes = bytes;
        int deleted = log.compact(neededFrom);
        LOG.debug("Snapshot taken at {}; {} log segments deleted below {}", processed, deleted, neededFrom);
    }

    private long processedPosition() throws IOException {
        var position = processor.getLastProcessedPositionAsync();
        waker.wake();
        return await(position, "the engine does not tell how far it is");
    }

    private static <T> T await(Future<T> future, String otherwise) throws IOException {
        try {
            return future.get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(otherwise, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private long saveReadModel(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            return feed.save(out);
        }
    }

    private void awaitDurable(long position) throws IOException {
        CompletableFuture<Boolean> durable = new CompletableFuture<>();
        log.whenDurable(position, () -> durable.complete(true));
        await(durable, "the log does not reach the disk");
    }

    /** Lets the engine finish what it has begun and takes a last snapshot, so that the next start replays nothing. */
    void snapshotBeforeClosing() throws IOException, InterruptedException {
        var paused = processor.pauseProcessing();
        waker.wake();
        await(paused, "the engine does not pause");
        feed.awaitFed(log.lastPosition(), TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        snapshot();
    }

    void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("Part of the engine could not be closed: {}", e.toString());
            }
        }
    }
}
