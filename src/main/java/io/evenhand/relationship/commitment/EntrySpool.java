package io.evenhand.relationship.commitment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The entries of a list on their way to the private file: beside it, in the order of their numbers, and each can be read again. */
final class EntrySpool implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private long[] begins = new long[1 << 12];
    private int count;
    private long end;

    private EntrySpool(Path file) throws IOException {
        this.file = file;
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    static EntrySpool in(Path folder) throws IOException {
        return new EntrySpool(PrivateList.createSecretly(folder, ".entries"));
    }

    Path file() {
        return file;
    }

    void add(Entry entry) throws IOException {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
        }
        begins[count] = end;
        byte[] line = (new EntryLine(count, entry).written() + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line);
        end += line.length;
        count++;
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Reads entries that were added and flushed. */
    Reader reader() throws IOException {
        return new Reader(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Reads one after the other, wherever they stand. */
    final class Reader implements AutoCloseable {
        private final FileChannel channel;

        private Reader(FileChannel channel) {
            this.channel = channel;
        }

        Entry read(int number) throws IOException {
            long next = number + 1 < count ? begins[number + 1] : end;
            ByteBuffer line = ByteBuffer.allocate((int) (next - begins[number]));
            while (line.hasRemaining()) {
                if (channel.read(line, begins[number] + line.position()) < 0) {
                    throw new IOException("the entries beside the private file were cut short");
                }
            }
            return EntryLine.read(new String(line.array(), 0, line.capacity() - 1, StandardCharsets.UTF_8))
                    .entry();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
