package io.evenhand.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.function.LongConsumer;

/** What is packed in a workbook, as far as it is sound: neither out of all proportion, nor a single element without an end. */
final class InflatedPart extends FilterInputStream {
    private static final int LONGEST_ELEMENT = 1 << 20;

    private final long most;
    private final LongConsumer watch;
    private long done;
    private int sinceElement;

    /** @param most so many bytes */
    InflatedPart(InputStream stream, long most, LongConsumer watch) {
        super(stream);
        this.most = most;
        this.watch = watch;
    }

    /** There is more in it than any workbook holds. */
    static final class OversizeException extends IOException {
        OversizeException() {
            super("more than a workbook holds");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        // The mark stays: whoever reads ahead must not wait for somebody to take what nobody takes.
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("Nobody waits for the rest");
        }
        int count = super.read(bytes, from, length);
        if (count <= 0) {
            return count;
        }
        done += count;
        int last = -1;
        for (int i = from + count - 1; i >= from; i--) {
            if (bytes[i] == '>') {
                last = i;
                break;
            }
        }
        sinceElement = last < 0 ? sinceElement + count : from + count - 1 - last;
        if (done > most || sinceElement > LONGEST_ELEMENT) {
            throw new OversizeException();
        }
        watch.accept(done);
        return count;
    }
}
