package io.evenhand.engine.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a block lies on disk: {@code magic, length, lowest, highest, durable, crc, payload}, big-endian. {@code durable}
 * is the highest position that was safely on disk when this block was made; it tells a torn end, which nobody was
 * promised, from damage to something that had been promised. The checksum covers everything but itself.
 */
final class BlockFormat {
    static final int HEADER_BYTES = 4 + 4 + 8 + 8 + 8 + 4;
    static final int MAGIC = 0x45564C42;
    /** Zeebe's own limit for a batch of records is 4 MiB; anything much larger is a damaged length. */
    static final int MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

    private static final int CRC_OFFSET = HEADER_BYTES - 4;

    /** A block's header, checked against its payload. */
    record Header(int length, long lowest, long highest, long durable) {
        int bytes() {
            return HEADER_BYTES + length;
        }
    }

    private BlockFormat() {}

    /** Fills in the header of a buffer whose payload is in place behind it. */
    static void seal(ByteBuffer block, long lowest, long highest, long durable) {
        int length = block.capacity() - HEADER_BYTES;
        block.putInt(0, MAGIC)
                .putInt(4, length)
                .putLong(8, lowest)
                .putLong(16, highest)
                .putLong(24, durable)
                .putInt(CRC_OFFSET, crc(block, 0, length));
    }

    /** Reads the block that starts at the offset, or null when no complete and undamaged block does. */
    static @Nullable Header read(ByteBuffer segment, int offset) {
        if (segment.limit() - offset < HEADER_BYTES || segment.getInt(offset) != MAGIC) {
            return null;
        }
        int length = segment.getInt(offset + 4);
        if (length <= 0 || length > MAX_PAYLOAD_BYTES || length > segment.limit() - offset - HEADER_BYTES) {
            return null;
        }
        long lowest = segment.getLong(offset + 8);
        long highest = segment.getLong(offset + 16);
        if (lowest > highest || segment.getInt(offset + CRC_OFFSET) != crc(segment, offset, length)) {
            return null;
        }
        return new Header(length, lowest, highest, segment.getLong(offset + 24));
    }

    private static int crc(ByteBuffer buffer, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(offset).limit(offset + CRC_OFFSET));
        crc.update(buffer.duplicate().position(offset + HEADER_BYTES).limit(offset + HEADER_BYTES + length));
        return (int) crc.getValue();
    }
}
