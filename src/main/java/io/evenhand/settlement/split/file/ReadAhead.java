package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads a file on a thread of its own, a few batches ahead of whoever takes the lines, who stays on the caller's thread. */
final class ReadAhead {
    private static final int BATCH = 512;
    private static final int BATCHES = 8;

    private final BlockingQueue<List<Item>> queue = new ArrayBlockingQueue<>(BATCHES);
    private List<Item> batch = new ArrayList<>(BATCH);

    private sealed interface Item {
        record Line(long number, RevenueLine line, long fingerprint) implements Item {}

        record Problem(LineProblem problem) implements Item {}

        record Note(String sentence) implements Item {}

        record Failed(Throwable failure) implements Item {}

        record End() implements Item {}
    }

    /** Of the reading thread. */
    private static final class Stopped extends RuntimeException {
        Stopped(InterruptedException cause) {
            super(cause);
        }
    }

    /** Reads a file to a sink. */
    interface Reading {
        void to(RevenueFile.Sink sink) throws IOException;
    }

    /** @param atMost so long */
    static void read(Reading reading, Duration atMost, RevenueFile.Sink sink) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        ReadAhead ahead = new ReadAhead();
        Thread reader = Thread.ofPlatform().daemon().name("revenue-file").start(() -> ahead.fill(reading));
        try {
            boolean more = true;
            while (more) {
                for (Item item : ahead.next(deadline)) {
                    switch (item) {
                        case Item.Line line -> sink.line(line.number(), line.line(), line.fingerprint());
                        case Item.Problem problem -> sink.problem(problem.problem());
                        case Item.Note note -> sink.note(note.sentence());
                        case Item.Failed failed -> throw failure(failed.failure());
                        case Item.End end -> more = false;
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            reader.interrupt();
        }
    }

    private List<Item> next(long deadline) throws InterruptedException, SlowFileException {
        long left = deadline - System.nanoTime();
        List<Item> next = left > 0 ? queue.poll(left, TimeUnit.NANOSECONDS) : null;
        if (next == null) {
            throw new SlowFileException();
        }
        return next;
    }

    private static IOException failure(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    private void fill(Reading reading) {
        try {
            reading.to(new RevenueFile.Sink() {
                @Override
                public void line(long number, RevenueLine line) {
                    add(new Item.Line(number, line, line.fingerprint()));
                }

                @Override
                public void problem(LineProblem problem) {
                    add(new Item.Problem(problem));
                }

                @Override
                public void note(String sentence) {
                    add(new Item.Note(sentence));
                }
            });
            end(new Item.End());
        } catch (Stopped stopped) {
            // Nobody takes anything any more.
        } catch (Throwable failure) {
            end(new Item.Failed(failure));
        }
    }

    private void add(Item item) {
        batch.add(item);
        if (batch.size() == BATCH) {
            put();
        }
    }

    private void end(Item item) {
        batch.add(item);
        try {
            put();
        } catch (Stopped stopped) {
            // Likewise.
        }
    }

    private void put() {
        try {
            queue.put(batch);
            batch = new ArrayList<>(BATCH);
        } catch (InterruptedException interrupted) {
            throw new Stopped(interrupted);
        }
    }
}
