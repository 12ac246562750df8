package io.evenhand.engine.log;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks on disk from one thread of its own: whatever has piled up meanwhile is written together and forced once
 * (group commit). A thread of its own also because an interrupt would close the file under any other.
 */
final class LogFlusher implements AutoCloseable {
    /** Appending waits when the disk is this far behind. */
    private static final long MAX_BACKLOG_BYTES = 32L * 1024 * 1024;

    /** Writes the blocks and forces them; called from the flusher's thread only. */
    @FunctionalInterface
    interface Target {
        void persist(List<Block> blocks) throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Block> backlog = new ArrayDeque<>();
    private final Target target;
    private final Runnable onFailure;
    private final Thread thread = new Thread(this::run, "engine-log");
    private long backlogBytes;
    private volatile boolean closing;
    private volatile @Nullable IOException failure;

    LogFlusher(Target target, Runnable onFailure) {
        this.target = target;
        this.onFailure = onFailure;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Queues a block; the order of calls is the order on disk. */
    void add(Block block) {
        lock.lock();
        try {
            while (backlogBytes > MAX_BACKLOG_BYTES && !closing && failure == null) {
                changed.awaitUninterruptibly();
            }
            checkOpen();
            backlog.add(block);
            backlogBytes += block.bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void checkOpen() {
        if (closing) {
            throw new LogClosedException();
        }
    }

    @Nullable
    IOException failure() {
        return failure;
    }

    private void run() {
        try {
            List<Block> blocks = take();
            while (!blocks.isEmpty()) {
                target.persist(blocks);
                blocks = take();
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(new IOException(e.toString(), e));
        }
    }

    private void fail(IOException cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        onFailure.run();
    }

    /** Everything that waits, as soon as something does; empty when closed and all is written. */
    private List<Block> take() {
        lock.lock();
        try {
            while (backlog.isEmpty() && !closing) {
                changed.awaitUninterruptibly();
            }
            List<Block> blocks = new ArrayList<>(backlog);
            backlog.clear();
            backlogBytes = 0;
            changed.signalAll();
            return blocks;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when what was queued is on disk, or the disk has failed. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
