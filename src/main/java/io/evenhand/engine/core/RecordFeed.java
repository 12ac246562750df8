package io.evenhand.engine.core;

import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.evenhand.engine.log.DurableLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the read model with what has come to be on disk, from one thread and without delay. */
final class RecordFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordFeed.class);

    private final LogStream stream;
    private final DurableLog log;
    private final ReadModel readModel;
    private final Consumer<Throwable> onFailure;
    private final Semaphore more = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "engine-records");
    private final Object turn = new Object();
    private long fed;
    private boolean ended;
    private volatile boolean stopping;

    RecordFeed(LogStream stream, DurableLog log, ReadModel readModel, Consumer<Throwable> onFailure) {
        this.stream = stream;
        this.log = log;
        this.readModel = readModel;
        this.onFailure = onFailure;
        thread.setDaemon(true);
    }

    void start() {
        log.onDurable(more::release);
        thread.start();
    }

    private void run() {
        try (LogStreamReader reader = stream.newLogStreamReader()) {
            reader.seek(readModel.position() + 1);
            while (!stopping) {
                more.acquireUninterruptibly();
                more.drainPermits();
                feed(reader);
            }
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                onFailure.accept(e);
            }
        } finally {
            synchronized (turn) {
                ended = true;
                turn.notifyAll();
            }
        }
    }

    private void feed(LogStreamReader reader) {
        long end = log.durablePosition();
        while (!stopping && reader.hasNext() && reader.peekNext().getPosition() <= end) {
            LoggedEvent event = reader.next();
            synchronized (turn) {
                accept(event);
            }
        }
        synchronized (turn) {
            fed = Math.max(fed, end);
            turn.notifyAll();
        }
    }

    private void accept(LoggedEvent event) {
        RecordMetadata metadata = new RecordMetadata();
        event.readMetadata(metadata);
        UnifiedRecordValue value = UnifiedRecordValue.fromValueType(metadata.getValueType());
        if (value == null) {
            return;
        }
        event.readValue(value);
        try {
            readModel.accept(new CopiedRecord<>(
                    value,
                    metadata,
                    event.getKey(),
                    RunningEngine.PARTITION,
                    event.getPosition(),
                    event.getSourceEventPosition(),
                    event.getTimestamp()));
        } catch (RuntimeException e) {
            // One record that the read model cannot digest must not hide all that follow.
            LOG.error(
                    "The read model cannot take record {} ({} {})",
                    event.getPosition(),
                    metadata.getValueType(),
                    metadata.getIntent(),
                    e);
        }
    }

    /** Saves the read model between two records; returns its position. */
    long save(OutputStream out) throws IOException {
        synchronized (turn) {
            readModel.save(out);
            return readModel.position();
        }
    }

    /** Returns true when everything up to the position has been fed, false when that took too long. */
    boolean awaitFed(long position, long timeoutMillis) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000;
        synchronized (turn) {
            while (fed < position && !ended) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                turn.wait(left);
            }
            return fed >= position;
        }
    }

    @Override
    public void close() {
        stopping = true;
        more.release();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
