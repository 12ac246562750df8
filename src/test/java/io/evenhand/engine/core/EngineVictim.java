package io.evenhand.engine.core;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** The child process that {@link EngineKillTests} kills: drives instances and writes down each that is acknowledged. */
final class EngineVictim {
    private static final int CREATORS = 3;

    /** So many instances wait at most: who looks afterwards ends them all. */
    private static final int WAITING = 100;

    private EngineVictim() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        EmbeddedEngine engine = EmbeddedEngine.start(
                new EngineSettings(data, true, 64 * 1024, Long.MAX_VALUE), new CountingReadModel());
        OutputStream acknowledged = new FileOutputStream(args[1], true);
        EngineDriver driver = new EngineDriver(engine);
        driver.deployWork();
        Semaphore room = new Semaphore(WAITING);
        for (int i = 0; i < CREATORS; i++) {
            Thread.ofPlatform()
                    .start(() -> forever(() -> {
                        room.acquire();
                        note(acknowledged, "started", driver.create("work"));
                    }));
        }
        Thread.ofPlatform()
                .start(() -> forever(() -> driver.activateJobs(10).forEach((job, instance) -> {
                    driver.complete(job);
                    note(acknowledged, "ended", instance);
                    room.release();
                })));
        forever(() -> {
            Thread.sleep(100);
            engine.snapshot();
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void forever(Step step) {
        try {
            while (true) {
                step.run();
            }
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void note(OutputStream acknowledged, String what, long instance) {
        try {
            acknowledged.write((what + " " + instance + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
