package io.evenhand.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's log on disk. A block can be read as soon as it is appended, before it is on disk, so that the engine
 * processes while the disk writes; whoever promises something to the outside must wait for {@link #whenDurable}.
 *
 * <p>When the disk fails, that is final: what is appended from then on is dropped, and nothing becomes durable until the
 * log is opened again.
 */
public final class DurableLog implements LogStorage, AutoCloseable {
    /** Blocks on disk are kept in memory too until they add up to this, since readers follow close behind. */
    private static final long MAX_CACHE_BYTES = 4L * 1024 * 1024;

    private final Path folder;
    private final long segmentBytes;
    private final boolean durable;
    private final SegmentOutput.Opener opener;
    private final ConcurrentSkipListMap<Long, Block> blocks = new ConcurrentSkipListMap<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Set<CommitListener> appendListeners = new CopyOnWriteArraySet<>();
    private final DurabilityWaiters waiters = new DurabilityWaiters();
    private final Queue<Block> cached = new ArrayDeque<>();
    private final LogFlusher flusher;
    private volatile Runnable failureListener = () -> {};
    private volatile long lastPosition;
    private volatile long appendedBytes;
    private long cachedBytes;

    private DurableLog(Path folder, long segmentBytes, boolean durable, SegmentOutput.Opener opener)
            throws IOException {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.durable = durable;
        this.opener = opener;
        Files.createDirectories(folder);
        LogRecovery found = LogRecovery.of(folder, opener, durable);
        segments.addAll(found.segments);
        found.blocks.forEach(block -> blocks.put(block.lowest, block));
        lastPosition = blocks.isEmpty() ? 0 : blocks.lastEntry().getValue().highest;
        waiters.advance(lastPosition);
        flusher = new LogFlusher(this::persist, this::failed);
        flusher.start();
    }

    /**
     * Opens the log in a folder, which is created where it is missing. The caller sees to it that nobody else does.
     *
     * @param segmentBytes a new file is begun when the current one has reached this size
     * @param durable false when nothing need survive a crash of the machine
     * @throws LogDamagedException when something is missing or changed that had been safely on disk
     */
    public static DurableLog open(Path folder, long segmentBytes, boolean durable) throws IOException {
        return open(folder, segmentBytes, durable, file -> SegmentOutput.toFile(file, durable));
    }

    static DurableLog open(Path folder, long segmentBytes, boolean durable, SegmentOutput.Opener opener)
            throws IOException {
        return new DurableLog(folder, segmentBytes, durable, opener);
    }

    @Override
    public void append(long lowest, long highest, BufferWriter content, AppendListener listener) {
        int length = content.getLength();
        ByteBuffer buffer = ByteBuffer.allocate(BlockFormat.HEADER_BYTES + length);
        content.write(new UnsafeBuffer(buffer), BlockFormat.HEADER_BYTES);
        synchronized (this) {
            flusher.checkOpen();
            if (flusher.failure() == null) {
                append(lowest, highest, buffer);
            }
            // Else the engine may finish what it is doing, but nobody will see it: were the append refused, the engine
            // would try again for ever. What it promises to the outside waits for a durability that never comes.
        }
        listener.onWrite(highest, highest);
        listener.onCommit(highest, highest);
        appendListeners.forEach(CommitListener::onCommit);
    }

    private void append(long lowest, long highest, ByteBuffer buffer) {
        if (lowest != lastPosition + 1 && !blocks.isEmpty()) {
            throw new IllegalStateException("Record " + lowest + " does not follow " + lastPosition);
        }
        BlockFormat.seal(buffer, lowest, highest, waiters.durable());
        Block block = Block.inMemory(lowest, highest, buffer);
        // Readable before it can be durable: who is told that it is on disk goes and reads it, once.
        blocks.put(lowest, block);
        try {
            flusher.add(block);
        } catch (RuntimeException e) {
            blocks.remove(lowest);
            throw e;
        }
        lastPosition = highest;
        appendedBytes += block.bytes;
    }

    /** On the flusher's thread. */
    private void persist(List<Block> batch) throws IOException {
        for (Block block : batch) {
            segmentFor(block).write(block);
        }
        current().force();
        waiters.advance(batch.getLast().highest);
        for (Block block : batch) {
            cached.add(block);
            cachedBytes += block.bytes;
        }
        while (cachedBytes > MAX_CACHE_BYTES) {
            Block oldest = cached.remove();
            cachedBytes -= oldest.bytes;
            oldest.forgetMemory();
        }
    }

    private Segment current() {
        synchronized (segments) {
            return segments.getLast();
        }
    }

    private Segment segmentFor(Block block) throws IOException {
        synchronized (segments) {
            if (!segments.isEmpty()) {
                Segment current = segments.getLast();
                if (current.size() < segmentBytes) {
                    return current;
                }
                current.force(); // Only the last segment may ever be torn.
            }
            Segment next = Segment.create(folder, block.lowest, opener, durable);
            segments.add(next);
            return next;
        }
    }

    private void failed() {
        waiters.abandon();
        failureListener.run();
    }

    /** Called once, from any thread, when the log can no longer be written. */
    public void onFailure(Runnable listener) {
        failureListener = listener;
    }

    /** Why the log can no longer be written, or null while it can. */
    public @Nullable IOException failure() {
        return flusher.failure();
    }

    /** The highest position appended, 0 when there is none. */
    public long lastPosition() {
        return lastPosition;
    }

    /** The lowest position that can still be read, 0 when there is none. */
    public long firstPosition() {
        var first = blocks.firstEntry();
        return first == null ? 0 : first.getKey();
    }

    /** The highest position on disk. */
    public long durablePosition() {
        return waiters.durable();
    }

    /** Bytes appended since the log was opened. */
    public long appendedBytes() {
        return appendedBytes;
    }

    /** Runs the action, on some other thread or at once, when the position is on disk; never if the disk fails. */
    public void whenDurable(long position, Runnable action) {
        waiters.add(position, action);
    }

    /** Is told each time that more of the log has come to be on disk. */
    public void onDurable(Runnable listener) {
        waiters.onAdvance(listener);
    }

    /**
     * Deletes the segments that hold only records below the position. The last segment stays in any case.
     *
     * @return how many were deleted
     */
    public int compact(long position) throws IOException {
        int deleted = 0;
        synchronized (segments) {
            while (segments.size() > 1 && segments.get(1).first() <= position) {
                Segment oldest = segments.removeFirst();
                blocks.headMap(segments.getFirst().first()).clear();
                oldest.delete();
                deleted++;
            }
        }
        if (deleted > 0 && durable) {
            Directories.force(folder);
        }
        return deleted;
    }

    @Override
    public LogStorageReader newReader() {
        return new Reader();
    }

    @Override
    public void addCommitListener(CommitListener listener) {
        appendListeners.add(listener);
    }

    @Override
    public void removeCommitListener(CommitListener listener) {
        appendListeners.remove(listener);
    }

    /** Puts on disk what was appended, and closes the files. */
    @Override
    public void close() throws IOException {
        flusher.close();
        synchronized (segments) {
            for (Segment segment : segments) {
                segment.close();
            }
        }
    }

    private final class Reader implements LogStorageReader {
        /** The position from which the next block starts, or any below it. */
        private long next = Long.MIN_VALUE;

        @Override
        public void seek(long position) {
            Long from = blocks.floorKey(position);
            next = from == null ? Long.MIN_VALUE : from;
        }

        @Override
        public boolean hasNext() {
            return blocks.ceilingKey(next) != null;
        }

        @Override
        public DirectBuffer next() {
            var entry = blocks.ceilingEntry(next);
            if (entry == null) {
                throw new NoSuchElementException();
            }
            next = entry.getValue().highest + 1;
            try {
                return entry.getValue().payload();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {}
    }
}
