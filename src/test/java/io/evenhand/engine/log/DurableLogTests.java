package io.evenhand.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that what the log called durable is read back after any cut or flip of bytes, or its loss is noticed: tears at
 * every byte, flips at every byte, lost files, and a disk that fails.
 */
class DurableLogTests {
    private static final int SMALL_SEGMENT = 400;

    @TempDir
    Path folder;

    private DurableLog open() throws IOException {
        return DurableLog.open(folder, SMALL_SEGMENT, true);
    }

    @Test
    void whatWasDurableIsReadBackInOrder() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 20);
            assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 20));
        }
        try (DurableLog log = open()) {
            assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 20));
            assertThat(log.lastPosition()).isEqualTo(LogWriting.highest(20));
            assertThat(log.durablePosition()).isEqualTo(log.lastPosition());
        }
        assertThat(segments()).hasSizeGreaterThan(3);
    }

    @Test
    void aTornEndIsCutOffWhereverItTears() throws Exception {
        try (DurableLog log = DurableLog.open(folder, 1 << 20, true)) {
            LogWriting.append(log, 4);
        }
        Path file = segments().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int lastBlock = LogWriting.blockBytes(4);
        for (int cut = 1; cut <= lastBlock; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            try (DurableLog log = open()) {
                assertThat(LogWriting.read(log)).as("cut %d", cut).isEqualTo(LogWriting.expected(1, 3));
                LogWriting.append(log, 4, 4);
            }
            assertThat(Files.readAllBytes(file))
                    .as("written again after cut %d", cut)
                    .hasSize(whole.length);
        }
    }

    /** Words of a person go into blocks: made to look like a block that comes later, they must not make a torn end look like a loss. */
    @Test
    void aTornEndWhoseContentLooksLikeABlockIsCutOff() throws Exception {
        try (DurableLog log = DurableLog.open(folder, 1 << 20, true)) {
            LogWriting.append(log, 4);
        }
        Path file = segments().getFirst();
        byte[] whole = Files.readAllBytes(file);
        byte[] torn = new byte[] {0x45, 0x56, 0x4C, 0x42, 0, 0, 1, 0};
        for (ByteBuffer forged : List.of(block(1, 2, 900), block(90_000, 90_001, 89_999), block(13, 14, 500))) {
            Files.write(
                    file,
                    ByteBuffer.allocate(whole.length + torn.length + forged.capacity())
                            .put(whole)
                            .put(torn)
                            .put(forged)
                            .array());
            try (DurableLog log = DurableLog.open(folder, 1 << 20, true)) {
                assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 4));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    private static ByteBuffer block(long lowest, long highest, long durable) {
        ByteBuffer block = ByteBuffer.allocate(BlockFormat.HEADER_BYTES + 8);
        BlockFormat.seal(block, lowest, highest, durable);
        return block;
    }

    @Test
    void anEndOfZeroesIsCutOff() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 2);
        }
        Path file = segments().getLast();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 4096));
        try (DurableLog log = open()) {
            assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 2));
        }
        assertThat(file).hasSize(whole.length);
    }

    @Test
    void aFlippedByteInWhatWasDurableIsRefused() throws Exception {
        try (DurableLog log = DurableLog.open(folder, 1 << 20, true)) {
            LogWriting.append(log, 4);
        }
        Path file = segments().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int lastBlock = LogWriting.blockBytes(4);
        for (int at = 0; at < whole.length - lastBlock; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            assertThatThrownBy(this::open).as("byte %d", at).isInstanceOf(LogDamagedException.class);
            assertThat(Files.readAllBytes(file)).as("left alone").isEqualTo(flipped);
        }
    }

    @Test
    void aFlippedByteInTheVeryLastBlockLooksLikeATearAndIsCutOff() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 2);
        }
        Path file = segments().getLast();
        byte[] whole = Files.readAllBytes(file);
        for (int at = whole.length - LogWriting.blockBytes(2); at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            try (DurableLog log = open()) {
                assertThat(log.lastPosition()).as("byte %d", at).isEqualTo(LogWriting.highest(1));
            }
        }
    }

    @Test
    void aLostOrShortenedFileIsRefused() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 20);
        }
        Path second = segments().get(1);
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(this::open).isInstanceOf(LogDamagedException.class).hasMessageContaining("damaged at byte");
        Files.delete(second);
        assertThatThrownBy(this::open).isInstanceOf(LogDamagedException.class).hasMessageContaining("are missing");
    }

    @Test
    void aFileWhoseMakingWasCutShortIsMadeAgain() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 20);
        }
        long next = LogWriting.highest(20) + 1;
        for (int bytes = 0; bytes <= Segment.FILE_HEADER_BYTES; bytes++) {
            Path torn = folder.resolve("log-%019d.seg".formatted(next));
            ByteBuffer header = ByteBuffer.allocate(8).putLong(0, Segment.FILE_HEADER);
            Files.write(torn, Arrays.copyOf(header.array(), bytes));
            try (DurableLog log = open()) {
                assertThat(log.lastPosition()).isEqualTo(next - 1);
            }
        }
        try (DurableLog log = open()) {
            LogWriting.append(log, 21, 22);
            assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 22));
        }
    }

    @Test
    void compactionDeletesOnlyFilesThatHoldNothingNeeded() throws Exception {
        try (DurableLog log = open()) {
            LogWriting.append(log, 20);
            int before = segments().size();
            assertThat(log.compact(1)).isZero();
            long needed = LogWriting.highest(9);
            int deleted = log.compact(needed);
            assertThat(deleted).isPositive();
            assertThat(segments()).hasSize(before - deleted);
            assertThat(log.firstPosition()).isLessThanOrEqualTo(needed).isGreaterThan(1);
            assertThat(LogWriting.read(log)).endsWith(LogWriting.expected(9, 20).toArray(String[]::new));
            log.compact(Long.MAX_VALUE);
            assertThat(segments()).hasSize(1);
        }
        try (DurableLog log = open()) {
            assertThat(log.lastPosition()).isEqualTo(LogWriting.highest(20));
            LogWriting.append(log, 21, 25);
            assertThat(LogWriting.read(log))
                    .endsWith(LogWriting.expected(20, 25).toArray(String[]::new));
        }
    }

    @Test
    void nothingIsCalledDurableThatAFailingDiskDidNotTake() throws Exception {
        FailingDisk disk = new FailingDisk();
        CountDownLatch failed = new CountDownLatch(1);
        List<Long> durable = new ArrayList<>();
        try (DurableLog log = DurableLog.open(folder, 1 << 20, true, disk)) {
            log.onFailure(failed::countDown);
            LogWriting.append(log, 2);
            disk.fillUp();
            LogWriting.appendWithoutWaiting(log, 3);
            log.whenDurable(log.lastPosition(), () -> durable.add(log.lastPosition()));
            assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(log.failure()).hasMessage("No space left on device");
            LogWriting.appendWithoutWaiting(log, 4);
            assertThat(LogWriting.read(log))
                    .as("dropped")
                    .doesNotContain(LogWriting.expected(4, 4).getFirst());
            assertThat(log.durablePosition()).isEqualTo(LogWriting.highest(2));
        }
        assertThat(durable).isEmpty();
        try (DurableLog log = open()) {
            assertThat(LogWriting.read(log)).isEqualTo(LogWriting.expected(1, 2));
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
