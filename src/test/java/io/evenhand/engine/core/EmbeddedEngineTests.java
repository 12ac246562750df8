package io.evenhand.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the engine processes, remembers across restarts, moves its clock, can be wiped and guards its folder. */
class EmbeddedEngineTests {
    @TempDir
    Path data;

    private final CountingReadModel readModel = new CountingReadModel();

    private EmbeddedEngine start() {
        return EmbeddedEngine.start(EngineSettings.durable(data), readModel);
    }

    @Test
    void anInstanceRunsToItsEnd() throws Exception {
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            long instance = driver.create("work");
            List<Long> jobs = driver.activate(10);
            assertThat(jobs).hasSize(1);
            driver.complete(jobs.getFirst());
            EngineDriver.await(() -> readModel.ended().contains(instance));
            assertThat(engine.healthy()).isTrue();
        }
    }

    @Test
    void timeMayBeginBehindTheMachinesAndGoOnFromThere() {
        try (EmbeddedEngine engine =
                EmbeddedEngine.start(EngineSettings.durable(data).behind(Duration.ofDays(50)), readModel)) {
            Instant began = engine.now();
            assertThat(began)
                    .isBetween(
                            Instant.now().minus(51, ChronoUnit.DAYS),
                            Instant.now().minus(49, ChronoUnit.DAYS));
            engine.advance(Duration.ofDays(20));
            assertThat(engine.now()).isBetween(began.plus(20, ChronoUnit.DAYS), began.plus(21, ChronoUnit.DAYS));
        }
    }

    @Test
    void aRefusalIsAResponseWithItsReason() {
        try (EmbeddedEngine engine = start()) {
            assertThatThrownBy(() -> new EngineDriver(engine).create("unknown")).hasMessageContaining("NOT_FOUND");
            assertThat(engine.healthy()).isTrue();
        }
    }

    @Test
    void availableJobsAreAnnouncedByType() throws Exception {
        try (EmbeddedEngine engine = start()) {
            Set<String> types = new ConcurrentSkipListSet<>();
            engine.onJobsAvailable(types::add);
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            driver.create("work");
            EngineDriver.await(() -> types.contains(EngineDriver.JOB));
        }
    }

    @Test
    void whatWaitsGoesOnAfterARestart() throws Exception {
        long instance;
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            instance = driver.create("work");
        }
        CountingReadModel loaded = new CountingReadModel();
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.durable(data), loaded)) {
            assertThat(loaded.started()).containsExactly(instance);
            EngineDriver driver = new EngineDriver(engine);
            driver.complete(driver.activate(10).getFirst());
            EngineDriver.await(() -> loaded.ended().contains(instance));
        }
    }

    @Test
    void aTimerFiresWhenTheClockIsMoved() throws Exception {
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWaitingADay();
            long instance = driver.create("waiting");
            Instant before = engine.now();
            engine.advance(Duration.ofDays(1).plusSeconds(1));
            assertThat(Duration.between(before, engine.now())).isGreaterThan(Duration.ofDays(1));
            EngineDriver.await(() -> readModel.ended().contains(instance));
            engine.resetClock();
            assertThat(Duration.between(before, engine.now())).isLessThan(Duration.ofDays(1));
        }
    }

    @Test
    void aPurgeLeavesNothingAndIsCounted() throws Exception {
        try (EmbeddedEngine engine = start()) {
            EngineDriver driver = new EngineDriver(engine);
            driver.deployWork();
            driver.create("work");
            boolean[] told = {false};
            engine.onPurge(() -> told[0] = true);
            assertThat(engine.lastCompletedChange()).isZero();
            long change = engine.purge();
            assertThat(engine.lastCompletedChange()).isEqualTo(change).isPositive();
            assertThat(told[0]).isTrue();
            assertThat(readModel.started()).isEmpty();
            assertThat(driver.activate(10)).isEmpty();
            assertThatThrownBy(() -> driver.create("work")).hasMessageContaining("NOT_FOUND");
            driver.deployWork();
            driver.create("work");
        }
        try (EmbeddedEngine engine = start()) {
            assertThat(new EngineDriver(engine).activate(10)).hasSize(1);
        }
    }

    @Test
    void aCommandAfterTheEndIsRefusedWithASentence() {
        EmbeddedEngine engine = start();
        engine.close();
        engine.close();
        assertThatThrownBy(() -> new EngineDriver(engine).create("work"))
                .hasCauseInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("not running");
    }

    @Test
    void aSecondEngineIsKeptOutOfTheFolder() {
        try (EmbeddedEngine engine = start()) {
            assertThatThrownBy(() -> EmbeddedEngine.start(EngineSettings.durable(data), new CountingReadModel()))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessage("The data folder " + data + " is in use by another Evenhand (process "
                            + ProcessHandle.current().pid()
                            + "): stop that one first, or choose another folder with --evenhand.data=<folder>.");
            assertThat(engine.healthy()).isTrue();
        }
    }

    @Test
    void aFolderThatIsAFileIsRefusedWithASentence() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedEngine.start(EngineSettings.durable(file), readModel))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("The data folder " + file + " cannot be used");
    }
}
