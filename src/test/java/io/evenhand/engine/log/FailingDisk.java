package io.evenhand.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that can fill up: then it takes half of a write and refuses the rest. */
public final class FailingDisk implements SegmentOutput.Opener {
    private volatile boolean full;

    public void fillUp() {
        full = true;
    }

    /** Opens a log on this disk. */
    public DurableLog open(Path folder, long segmentBytes) throws IOException {
        return DurableLog.open(folder, segmentBytes, true, this);
    }

    @Override
    public SegmentOutput open(Path file) throws IOException {
        SegmentOutput real = SegmentOutput.toFile(file, true);
        return new SegmentOutput() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (full) {
                    real.write(bytes.slice(0, bytes.remaining() / 2));
                    throw new IOException("No space left on device");
                }
                real.write(bytes);
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
