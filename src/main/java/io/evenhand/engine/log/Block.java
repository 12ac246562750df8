package io.evenhand.engine.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** One append: records of consecutive positions. Recent blocks are kept in memory, older ones read from their segment. */
final class Block {
    final long lowest;
    final long highest;
    final int bytes;
    /** The whole block with header; null once it is only on disk. */
    private volatile @Nullable ByteBuffer memory;

    private volatile @Nullable Segment segment;
    private volatile long offset;

    private Block(long lowest, long highest, int bytes) {
        this.lowest = lowest;
        this.highest = highest;
        this.bytes = bytes;
    }

    static Block inMemory(long lowest, long highest, ByteBuffer content) {
        Block block = new Block(lowest, highest, content.capacity());
        block.memory = content;
        return block;
    }

    static Block onDisk(BlockFormat.Header header, Segment segment, long offset) {
        Block block = new Block(header.lowest(), header.highest(), header.bytes());
        block.segment = segment;
        block.offset = offset;
        return block;
    }

    void writtenTo(Segment target, long at) {
        offset = at;
        segment = target;
    }

    /** Only for blocks that are on disk. */
    void forgetMemory() {
        memory = null;
    }

    ByteBuffer content() {
        ByteBuffer content = memory;
        if (content == null) {
            throw new IllegalStateException("Block " + lowest + " is no longer in memory");
        }
        return content.duplicate().clear();
    }

    DirectBuffer payload() throws IOException {
        ByteBuffer content = memory;
        if (content == null) {
            Segment from = segment;
            if (from == null) {
                throw new IllegalStateException("Block " + lowest + " is neither in memory nor on disk");
            }
            content = from.read(offset, bytes);
            if (BlockFormat.read(content, 0) == null) {
                throw new EOFException("Block " + lowest + " of " + from.file() + " changed since it was written");
            }
        }
        return new UnsafeBuffer(content, BlockFormat.HEADER_BYTES, bytes - BlockFormat.HEADER_BYTES);
    }
}
