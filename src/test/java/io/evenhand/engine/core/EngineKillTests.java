package io.evenhand.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves that {@code kill -9} loses nothing acknowledged: a child process drives instances and takes snapshots all the
 * time, is killed at random moments, and in the end every instance that it was promised is there and can be ended.
 */
@Execution(ExecutionMode.CONCURRENT)
class EngineKillTests {
    private static final int KILLS = 3;
    private static final long SEED = 20_261_124;

    @TempDir
    Path data;

    @Test
    void nothingAcknowledgedIsLostHoweverOftenTheProcessIsKilled() throws Exception {
        Path acknowledged = Files.createFile(data.resolve("acknowledged"));
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfterProgress(acknowledged, random.nextInt(1_500));
        }
        Set<Long> started = noted(acknowledged, "started");
        Set<Long> ended = noted(acknowledged, "ended");
        assertThat(started).hasSizeGreaterThan(KILLS);

        CountingReadModel readModel = new CountingReadModel();
        try (EmbeddedEngine engine = EmbeddedEngine.start(EngineSettings.durable(data), readModel)) {
            assertThat(readModel.started()).containsAll(started);
            assertThat(readModel.ended()).containsAll(ended);
            EngineDriver driver = new EngineDriver(engine);
            // Once this is answered, so is all that the killed process had asked for: it took some jobs with it.
            driver.activate(100).forEach(driver::complete);
            // They come back when their time is over.
            engine.advance(Duration.ofMinutes(2));
            EngineDriver.await(() -> {
                driver.activate(100).forEach(driver::complete);
                return readModel.ended().equals(readModel.started());
            });
            assertThat(driver.activate(100)).isEmpty();
            assertThat(engine.healthy()).isTrue();
        }
    }

    private void killAfterProgress(Path acknowledged, int millis) throws IOException, InterruptedException {
        long before = Files.size(acknowledged);
        Path output = data.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        EngineVictim.class.getName(),
                        data.toString(),
                        acknowledged.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            EngineDriver.await(
                    Duration.ofMinutes(2), () -> acknowledged.toFile().length() > before + 500 || !child.isAlive());
            Thread.sleep(millis);
            assertThat(child.isAlive()).as(() -> read(output)).isTrue();
        } finally {
            child.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Set<Long> noted(Path acknowledged, String what) throws IOException {
        List<String> lines = Files.readAllLines(acknowledged);
        Set<Long> keys = new TreeSet<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            if (words[0].equals(what)) {
                assertThat(keys.add(Long.valueOf(words[1])))
                        .as("%s twice", line)
                        .isTrue();
            }
        }
        return keys;
    }
}
