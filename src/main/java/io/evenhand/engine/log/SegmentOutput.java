package io.evenhand.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The writing end of a segment file; a seam, so that tests can let the disk fail. */
interface SegmentOutput extends AutoCloseable {
    /** Writes all of the bytes at the end of the file. */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when everything written is on disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;

    /** Opens a file for writing at its end, creating it where it is missing. */
    @FunctionalInterface
    interface Opener {
        SegmentOutput open(Path file) throws IOException;
    }

    /** The real disk. Without {@code durable} nothing is forced, for engines that are thrown away. */
    static SegmentOutput toFile(Path file, boolean durable) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new SegmentOutput() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void force() throws IOException {
                if (durable) {
                    channel.force(false);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
