package io.evenhand.engine.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of the log, named after the position of its first record. Written by one thread, read by any. */
final class Segment implements AutoCloseable {
    /** "EVENLOG" and the version of the format. */
    static final long FILE_HEADER = 0x4556454E4C4F4701L;

    static final int FILE_HEADER_BYTES = 8;

    private static final Pattern NAME = Pattern.compile("log-(\\d{19})\\.seg");

    private final Path file;
    private final long first;
    private final FileChannel input;
    private final SegmentOutput output;
    private long size;

    private Segment(Path file, long first, SegmentOutput output, long size) throws IOException {
        this.file = file;
        this.first = first;
        this.output = output;
        this.size = size;
        this.input = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** The position in the file's name, or null when it is no segment. */
    static @Nullable Long firstPosition(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.valueOf(name.group(1)) : null;
    }

    /** Makes an empty segment that is on disk, name and all, before anything is written to it. */
    static Segment create(Path folder, long first, SegmentOutput.Opener opener, boolean durable) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "log-%019d.seg", first));
        SegmentOutput output = opener.open(file);
        try {
            output.write(ByteBuffer.allocate(FILE_HEADER_BYTES).putLong(0, FILE_HEADER));
            output.force();
            if (durable) {
                Directories.force(folder);
            }
            return new Segment(file, first, output, FILE_HEADER_BYTES);
        } catch (IOException e) {
            output.close();
            throw e;
        }
    }

    /** Opens a segment whose content was recovered. */
    static Segment open(Path file, long first, SegmentOutput.Opener opener) throws IOException {
        return new Segment(file, first, opener.open(file), Files.size(file));
    }

    Path file() {
        return file;
    }

    long first() {
        return first;
    }

    long size() {
        return size;
    }

    /** Appends the block; it is on disk only after {@link #force()}. */
    void write(Block block) throws IOException {
        output.write(block.content());
        block.writtenTo(this, size);
        size += block.bytes;
    }

    void force() throws IOException {
        output.force();
    }

    ByteBuffer read(long offset, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (input.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(file + " ends before byte " + (offset + bytes));
            }
        }
        return buffer.flip();
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        try (input) {
            output.close();
        }
    }
}
