package io.evenhand.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes were read of a stream. */
final class WatchedStream extends FilterInputStream {
    private final LongConsumer watch;
    private long done;

    WatchedStream(InputStream stream, LongConsumer watch) {
        super(stream);
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        told(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        told(Math.max(0, count));
        return count;
    }

    private void told(int count) {
        done += count;
        watch.accept(done);
    }
}
