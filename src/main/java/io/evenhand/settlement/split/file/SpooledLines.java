package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What was read of a file, in its order, in a temporary file: lines, problems and notes. Whoever stores lines in a transaction reads them
 * from here, so that no connection and no lock waits while a file is unpacked and parsed, however long its author wants that to take.
 *
 * <p>Only so much is kept as anybody hears of: after the first {@value RevenueFile#MOST_PROBLEMS} problems further ones are counted, and
 * lines are left out, for nothing will be stored.
 */
public final class SpooledLines implements AutoCloseable {
    /** Some thirty million lines; a small workbook that repeats long texts may stand for more. */
    private static final long MOST_BYTES = 8L << 30;

    private static final int BUFFER = 1 << 16;
    private static final int TOLD_EACH = 1_000;
    private static final byte LINE = 1;
    private static final byte PROBLEM = 2;
    private static final byte NOTE = 3;

    private final FileChannel file;
    private final long items;
    private final long furtherProblems;

    private SpooledLines(FileChannel file, long items, long furtherProblems) {
        this.file = file;
        this.items = items;
        this.furtherProblems = furtherProblems;
    }

    /** Hands all lines that there are to a sink. */
    public interface Reading {
        void to(RevenueFile.Sink sink) throws IOException;
    }

    /**
     * Reads all there is.
     *
     * @throws IOException when it cannot be read, or there is no room for it
     */
    public static SpooledLines of(Reading reading) throws IOException {
        return of(reading, MOST_BYTES);
    }

    static SpooledLines of(Reading reading, long mostBytes) throws IOException {
        Path path = Files.createTempFile("evenhand-spool-", ".tmp");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        boolean done = false;
        try {
            Writing writing = new Writing(file, mostBytes);
            reading.to(writing);
            writing.out.flush();
            done = true;
            return new SpooledLines(file, writing.items, writing.further);
        } catch (UncheckedIOException full) {
            throw full.getCause();
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    /**
     * Hands on what was read; may be called again.
     *
     * @param watch hears on this thread how much is done
     */
    public void to(RevenueFile.Sink sink, FileWatch watch) throws IOException {
        LineCodec codec = new LineCodec();
        file.position(0);
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), BUFFER));
        for (long done = 1; done <= items; done++) {
            switch (in.readByte()) {
                case LINE -> sink.line(in.readLong(), codec.line(in));
                case PROBLEM -> sink.problem(codec.problem(in));
                case NOTE -> sink.note(in.readUTF());
                default -> throw new IOException("a temporary file was changed by somebody else");
            }
            if (done % TOLD_EACH == 0) {
                watch.read(done, items);
            }
        }
        if (furtherProblems > 0) {
            sink.furtherProblems(furtherProblems);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writing implements RevenueFile.Sink {
        private final LineCodec codec = new LineCodec();
        private final FileChannel file;
        private final long mostBytes;
        private final DataOutputStream out;
        private long items;
        private int problems;
        private long further;
        private boolean full;

        Writing(FileChannel file, long mostBytes) {
            this.file = file;
            this.mostBytes = mostBytes;
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
        }

        private interface Item {
            void write() throws IOException;
        }

        private void add(byte kind, Item item) {
            try {
                out.writeByte(kind);
                item.write();
                items++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void line(long number, RevenueLine line) {
            if (full || problems == RevenueFile.MOST_PROBLEMS) {
                return;
            }
            add(LINE, () -> {
                out.writeLong(number);
                codec.write(out, line);
                full = items % TOLD_EACH == 0 && file.position() > mostBytes;
            });
            if (full) {
                problem(LineProblem.ofFile("holds more than can be taken at once", "divide it into several files"));
            }
        }

        @Override
        public void problem(LineProblem problem) {
            if (problems == RevenueFile.MOST_PROBLEMS) {
                further++;
                return;
            }
            problems++;
            add(PROBLEM, () -> codec.write(out, problem));
        }

        @Override
        public void furtherProblems(long count) {
            further += count;
        }

        @Override
        public void note(String sentence) {
            add(NOTE, () -> out.writeUTF(LineCodec.shortened(sentence)));
        }
    }
}
