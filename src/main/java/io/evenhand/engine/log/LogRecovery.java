package io.evenhand.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what a log's folder holds after whatever happened to the process or the machine. The end of the last
 * segment may be torn: it is cut off, since nothing in it had been acknowledged. All other damage is refused.
 */
final class LogRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private final SegmentOutput.Opener opener;
    private final boolean durable;
    final List<Segment> segments = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();

    private LogRecovery(SegmentOutput.Opener opener, boolean durable) {
        this.opener = opener;
        this.durable = durable;
    }

    static LogRecovery of(Path folder, SegmentOutput.Opener opener, boolean durable) throws IOException {
        LogRecovery recovery = new LogRecovery(opener, durable);
        try {
            List<Path> files = segmentFiles(folder);
            for (int i = 0; i < files.size(); i++) {
                recovery.recover(files.get(i), i == files.size() - 1);
            }
            return recovery;
        } catch (IOException | RuntimeException e) {
            for (Segment segment : recovery.segments) {
                segment.close();
            }
            throw e;
        }
    }

    private static List<Path> segmentFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Segment.firstPosition(file) != null)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private long lastPosition() {
        return blocks.isEmpty() ? 0 : blocks.getLast().highest;
    }

    private void recover(Path file, boolean last) throws IOException {
        Long first = Segment.firstPosition(file);
        if (first == null) {
            throw new IllegalStateException(file + " is no segment");
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        if (content.limit() < Segment.FILE_HEADER_BYTES || content.getLong(0) != Segment.FILE_HEADER) {
            if (last && content.limit() <= Segment.FILE_HEADER_BYTES) {
                Files.delete(file); // A segment is filled only after its header is on disk, so this one is empty.
                return;
            }
            throw new LogDamagedException(file.getFileName() + " is not a log segment of this version");
        }
        if (!blocks.isEmpty() && first != lastPosition() + 1) {
            throw new LogDamagedException("the records " + (lastPosition() + 1) + " to " + (first - 1)
                    + " are missing before " + file.getFileName());
        }
        List<BlockFormat.Header> headers = new ArrayList<>();
        int end = undamaged(content, first, headers);
        if (end < content.limit()) {
            cut(file, content, first, end, headers, last);
        }
        Segment segment = Segment.open(file, first, opener);
        segments.add(segment);
        long offset = Segment.FILE_HEADER_BYTES;
        for (BlockFormat.Header header : headers) {
            blocks.add(Block.onDisk(header, segment, offset));
            offset += header.bytes();
        }
    }

    /** Collects the headers of the leading blocks that are whole and in sequence; returns where they end. */
    private static int undamaged(ByteBuffer content, long first, List<BlockFormat.Header> headers) {
        int offset = Segment.FILE_HEADER_BYTES;
        long expected = first;
        for (BlockFormat.Header header = BlockFormat.read(content, offset);
                header != null && header.lowest() == expected;
                header = BlockFormat.read(content, offset)) {
            headers.add(header);
            offset += header.bytes();
            expected = header.highest() + 1;
        }
        return offset;
    }

    private void cut(Path file, ByteBuffer content, long first, int end, List<BlockFormat.Header> headers, boolean last)
            throws IOException {
        long lastWhole = headers.isEmpty() ? first - 1 : headers.getLast().highest();
        if (!last || promisedBehind(content, end, lastWhole)) {
            throw new LogDamagedException(file.getFileName() + " is damaged at byte " + end);
        }
        LOG.info("The engine's log ended in the middle of a write; {} bytes were cut off", content.limit() - end);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            if (durable) {
                channel.force(true);
            }
        }
    }

    /**
     * What lies behind the damage may be words that somebody wrote, made to look like a block: a block comes no further behind than there are
     * bytes for the records between, and is not on disk before it is made.
     */
    private static boolean mayFollow(BlockFormat.Header header, long lastWhole, int bytesBetween) {
        return header.lowest() > lastWhole
                && header.lowest() - lastWhole - 1 <= bytesBetween
                && header.durable() < header.lowest();
    }

    /** Whether some block behind the damage says that records after the last whole one had been safely on disk. */
    private static boolean promisedBehind(ByteBuffer content, int damage, long lastWhole) {
        for (int offset = damage; offset <= content.limit() - BlockFormat.HEADER_BYTES; offset++) {
            if (content.getInt(offset) == BlockFormat.MAGIC) {
                BlockFormat.Header header = BlockFormat.read(content, offset);
                if (header != null && header.durable() > lastWhole && mayFollow(header, lastWhole, offset - damage)) {
                    return true;
                }
            }
        }
        return false;
    }
}
