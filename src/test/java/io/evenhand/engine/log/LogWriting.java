package io.evenhand.engine.log;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.DirectBufferWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and reads blocks whose content tells their number; block n holds three records. */
final class LogWriting {
    private static final int RECORDS = 3;

    private LogWriting() {}

    static long highest(int block) {
        return (long) block * RECORDS;
    }

    static int blockBytes(int block) {
        return BlockFormat.HEADER_BYTES + content(block).length();
    }

    static List<String> expected(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(LogWriting::content).toList();
    }

    private static String content(int block) {
        return "block " + block + " " + "x".repeat(block % 7 * 10);
    }

    static void append(DurableLog log, int blocks) throws InterruptedException {
        append(log, 1, blocks);
    }

    /** Appends one by one, each made durable before the next. */
    static void append(DurableLog log, int from, int to) throws InterruptedException {
        for (int block = from; block <= to; block++) {
            appendWithoutWaiting(log, block);
            CountDownLatch durable = new CountDownLatch(1);
            log.whenDurable(highest(block), durable::countDown);
            if (!durable.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("block " + block + " did not become durable");
            }
        }
    }

    static void appendWithoutWaiting(DurableLog log, int block) {
        byte[] content = content(block).getBytes(StandardCharsets.US_ASCII);
        log.append(
                highest(block - 1) + 1,
                highest(block),
                new DirectBufferWriter().wrap(new UnsafeBuffer(content)),
                new AppendListener() {});
    }

    static List<String> read(DurableLog log) {
        List<String> contents = new ArrayList<>();
        try (LogStorageReader reader = log.newReader()) {
            while (reader.hasNext()) {
                DirectBuffer block = reader.next();
                contents.add(block.getStringWithoutLengthAscii(0, block.capacity()));
            }
        }
        return contents;
    }
}
