package io.evenhand.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.engine.log.Directories;
import io.evenhand.engine.log.FailingDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that snapshots and log together bring everything back: without a snapshot, with a damaged one, after the log
 * was compacted, after the disk was full, and whichever way the clock went; and that what cannot be brought back is said in a sentence.
 */
class EngineDurabilityTests {
    private static final long SMALL = 16 * 1024;

    @TempDir
    Path data;

    private CountingReadModel readModel = new CountingReadModel();

    private EmbeddedEngine start() {
        readModel = new CountingReadModel();
        return EmbeddedEngine.start(new EngineSettings(data, true, SMALL, Long.MAX_VALUE), readModel);
    }

    private static Set<Long> create(EmbeddedEngine engine, int count) {
        EngineDriver driver = new EngineDriver(engine);
        Set<Long> instances = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            instances.add(driver.create("work"));
        }
        return instances;
    }

    private static void completeAll(EmbeddedEngine engine) {
        EngineDriver driver = new EngineDriver(engine);
        for (List<Long> jobs = driver.activate(20); !jobs.isEmpty(); jobs = driver.activate(20)) {
            jobs.forEach(driver::complete);
        }
    }

    @Test
    void withoutASnapshotTheLogAloneBringsEverythingBack() throws Exception {
        Set<Long> instances;
        try (EmbeddedEngine engine = start()) {
            new EngineDriver(engine).deployWork();
            instances = create(engine, 5);
        }
        Directories.delete(data.resolve("engine/state/snapshots"));
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.started()).isEqualTo(instances);
            completeAll(engine);
            EngineDriver.await(() -> readModel.ended().equals(instances));
        }
    }

    @Test
    void theLogIsCompactedAndTheRestStillSuffices() throws Exception {
        Set<Long> instances = new TreeSet<>();
        try (EmbeddedEngine engine = start()) {
            new EngineDriver(engine).deployWork();
            for (int round = 0; round < 5; round++) {
                instances.addAll(create(engine, 30));
                completeAll(engine);
                engine.snapshot();
            }
            assertThat(segments().getFirst().getFileName().toString()).isNotEqualTo(firstSegment());
            Set<Long> known = instances;
            EngineDriver.await(() -> readModel.ended().equals(known));
            instances.addAll(create(engine, 3));
        }
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.started()).isEqualTo(instances);
            completeAll(engine);
            EngineDriver.await(() -> readModel.ended().equals(instances));
        }
        assertThat(segments()).as("of more than a hundred that were written").hasSizeLessThan(20);
    }

    @Test
    void aDamagedSnapshotIsReplacedByTheOneBefore() throws Exception {
        Set<Long> instances = snapshotsAndInstances();
        List<Path> files = list(newestSnapshot().resolve("state"));
        assertThat(files).anyMatch(file -> file.toString().endsWith(".sst"));
        for (Path file : files) {
            if (file.toString().endsWith(".sst")) {
                flip(file);
            }
        }
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.started()).isEqualTo(instances);
            completeAll(engine);
            EngineDriver.await(() -> readModel.ended().equals(instances));
        }
    }

    @Test
    void aSnapshotWithoutOneOfItsFilesIsReplacedByTheOneBefore() throws Exception {
        Set<Long> instances = snapshotsAndInstances();
        Files.delete(newestSnapshot().resolve("state/CURRENT"));
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.started()).isEqualTo(instances);
            assertThat(new EngineDriver(engine).activate(100)).hasSameSizeAs(instances);
        }
    }

    @Test
    void withoutAnySnapshotACompactedLogIsRefusedWithASentence() throws Exception {
        snapshotsAndInstances();
        Directories.delete(data.resolve("engine/state/snapshots"));
        assertThatThrownBy(this::start)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("The data folder " + data + " is damaged")
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void aLogThatEndsBeforeItsSnapshotIsRefusedWithASentence() throws Exception {
        snapshotsAndInstances();
        Files.delete(segments().getLast());
        assertThatThrownBy(this::start)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("is damaged (the engine's log ends at record");
    }

    @Test
    void aFlippedByteInTheLogIsRefusedWithASentence() throws Exception {
        snapshotsAndInstances();
        flip(segments().getFirst());
        assertThatThrownBy(this::start)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("is damaged");
        try (FolderLock lock = FolderLock.take(data.resolve("engine"), data)) {
            assertThat(lock).as("the folder is not left locked").isNotNull();
        }
    }

    @Test
    void aFullDiskStopsTheEngineAndLosesNothingAcknowledged() throws Exception {
        FailingDisk disk = new FailingDisk();
        Set<Long> acknowledged;
        try (EmbeddedEngine engine =
                EmbeddedEngine.start(EngineSettings.durable(data), readModel, folder -> disk.open(folder, 1 << 20))) {
            new EngineDriver(engine).deployWork();
            acknowledged = create(engine, 3);
            disk.fillUp();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> create(engine, 1))
                        .hasCauseInstanceOf(EngineUnavailableException.class)
                        .hasMessageContaining("cannot be written (No space left on device): free some space");
            }
            assertThat(engine.healthy()).isFalse();
        }
        try (EmbeddedEngine engine = start()) {
            assertThat(engine.healthy()).isTrue();
            assertThat(readModel.started()).isEqualTo(acknowledged);
        }
    }

    @Test
    void aSnapshotForWhichThereIsNoRoomLeavesTheOneBeforeAndTheEngineGoesOn() throws Exception {
        Path snapshots = data.resolve("engine/state/snapshots");
        Set<Long> instances = new TreeSet<>();
        try (EmbeddedEngine engine = start()) {
            new EngineDriver(engine).deployWork();
            instances.addAll(create(engine, 20));
            engine.snapshot();
            List<Path> before = list(snapshots);
            // A draft cannot be made where a file stands in its way.
            Path inTheWay = Files.createDirectories(snapshots.resolve("draft")).resolve("state");
            Files.move(snapshots, data.resolve("elsewhere"));
            Files.writeString(snapshots, "full");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(engine::snapshot).isInstanceOf(IOException.class);
                instances.addAll(create(engine, 5));
            }
            assertThat(engine.healthy()).isTrue();
            Files.delete(snapshots);
            Files.move(data.resolve("elsewhere"), snapshots);
            // Half a snapshot of a program that was killed is there still.
            Files.createDirectories(inTheWay);
            Files.writeString(inTheWay.resolve("000001.sst"), "half");
            assertThat(list(snapshots)).containsAll(before);
            engine.snapshot();
            assertThat(list(snapshots)).noneMatch(path -> path.endsWith("draft"));
            instances.addAll(create(engine, 5));
        }
        Directories.delete(newestSnapshot());
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.started()).isEqualTo(instances);
            completeAll(engine);
            EngineDriver.await(() -> readModel.ended().equals(instances));
        }
    }

    @Test
    void aClockThatGoesBackWhileItRunsHoldsUpNoWorkAndNoTimer() throws Exception {
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            driver.deployWaitingADay();
            create(engine, 2);
            assertThat(driver.activate(10)).as("and then their worker dies").hasSize(2);
            long waiting = driver.create("waiting");
            engine.advance(Duration.ofHours(-3));

            create(engine, 3);
            assertThat(driver.activate(10)).hasSize(3);
            long later = driver.create("waiting");
            engine.advance(Duration.ofHours(24).plusSeconds(2));
            EngineDriver.await(() -> readModel.ended().contains(later));
            assertThat(readModel.ended()).as("it waits for its own day").doesNotContain(waiting);
            engine.advance(Duration.ofHours(3));
            EngineDriver.await(() -> readModel.ended().contains(waiting));
            EngineDriver.await(() -> driver.activate(10).size() == 5);
        }
    }

    @Test
    void aClockThatWentBackWhileItWasStoppedHoldsUpNoWorkAndNoTimer() throws Exception {
        Set<Long> instances;
        long waiting;
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            driver.deployWaitingADay();
            waiting = driver.create("waiting");
            instances = create(engine, 3);
        }
        readModel = new CountingReadModel();
        EngineSettings aMonthAgo = new EngineSettings(data, true, SMALL, Long.MAX_VALUE).behind(Duration.ofDays(30));
        try (EmbeddedEngine engine = EmbeddedEngine.start(aMonthAgo, readModel)) {
            completeAll(engine);
            EngineDriver.await(() -> readModel.ended().equals(instances));
            long later = new EngineDriver(engine).create("waiting");
            engine.advance(Duration.ofDays(1).plusSeconds(2));
            EngineDriver.await(() -> readModel.ended().contains(later));
            assertThat(readModel.ended()).doesNotContain(waiting);
        }
        try (EmbeddedEngine engine = start()) {
            assertThat(readModel.ended()).doesNotContain(waiting);
            engine.advance(Duration.ofDays(1).plusSeconds(2));
            EngineDriver.await(() -> readModel.ended().contains(waiting));
        }
    }

    /** Leaves a closed engine with a compacted log, two snapshots and instances that wait. */
    private Set<Long> snapshotsAndInstances() throws IOException {
        Set<Long> instances = new TreeSet<>();
        try (EmbeddedEngine engine = start()) {
            new EngineDriver(engine).deployWork();
            for (int round = 0; round < 3; round++) {
                instances.addAll(create(engine, 20));
                engine.snapshot();
            }
            instances.addAll(create(engine, 5));
        }
        return instances;
    }

    private List<Path> segments() throws IOException {
        return list(data.resolve("engine/state/log"));
    }

    private static String firstSegment() {
        return "log-%019d.seg".formatted(1);
    }

    private Path newestSnapshot() throws IOException {
        return list(data.resolve("engine/state/snapshots")).getLast();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }
}
