package io.evenhand.benchmark;

import io.camunda.client.CamundaClient;
import io.evenhand.Evenhand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * How many full referrals a second: introduction to the settled outcome, three documents certified, signed by two, and
 * sealed, on the embedded engine and database, both durable. The baseline, in the same run and turn by turn, is
 * {@link TwinProcesses}: the same elements with empty workers on the same engine.
 *
 * <pre>mvn test-compile spring-boot:test-run -Dstart-class=io.evenhand.benchmark.ReferralThroughput</pre>
 */
public final class ReferralThroughput {
    private static final int ROUNDS = 5;
    private static final int INSTANCES = Integer.getInteger("benchmark.instances", 60);
    private static final int AT_ONCE = Integer.getInteger("benchmark.at-once", 12);
    private static final int PATIENCE_MINUTES = 10;

    private ReferralThroughput() {}

    public static void main(String[] arguments) throws Exception {
        // The tests' own engine is on the class path, too; here the application starts its own.
        System.setProperty("evenhand.test.camunda", "own");
        Path data = Files.createTempDirectory("evenhand-benchmark-");
        try (ConfigurableApplicationContext house = new SpringApplicationBuilder(Evenhand.class)
                .web(WebApplicationType.NONE)
                .run("--evenhand.data=" + data, "--evenhand.demo=true", "--logging.level.root=warn")) {
            compare(house);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        System.exit(0);
    }

    private static void compare(ConfigurableApplicationContext house) throws Exception {
        List<Double> real = new ArrayList<>();
        List<Double> twin = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        System.out.printf("%-8s %12s %12s %7s%n", "round", "referrals/s", "twins/s", "ratio");
        for (int round = 0; round <= ROUNDS; round++) {
            double twins = twins(house);
            double referrals = referrals(house);
            System.out.printf(
                    "%-8s %12.2f %12.2f %7.2f%n",
                    round == 0 ? "warm-up" : String.valueOf(round), referrals, twins, referrals / twins);
            if (round > 0) {
                real.add(referrals);
                twin.add(twins);
                ratio.add(referrals / twins);
            }
        }
        // The ratio pair by pair, so that a machine whose speed drifts does not move it.
        System.out.printf("%-8s %12.2f %12.2f %7.2f%n", "median", median(real), median(twin), median(ratio));
    }

    private static double referrals(ConfigurableApplicationContext house) throws Exception {
        return rate(ended -> new RealReferrals(house, ended), RealReferrals::start);
    }

    private static double twins(ConfigurableApplicationContext house) throws Exception {
        return rate(
                ended -> new TwinProcesses(house.getBean(CamundaClient.class), ended),
                twins -> twins.start(UUID.randomUUID().toString()));
    }

    /** @return instances a second from the first start to the last end, so many at once */
    private static <T extends AutoCloseable> double rate(Function<Consumer<String>, T> open, Consumer<T> start)
            throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        CountDownLatch left = new CountDownLatch(INSTANCES);
        Consumer<String> ended = key -> {
            places.release();
            left.countDown();
        };
        try (T processes = open.apply(ended)) {
            long began = System.nanoTime();
            for (int i = 0; i < INSTANCES; i++) {
                places.acquire();
                start.accept(processes);
            }
            if (!left.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(left.getCount() + " instances did not end");
            }
            return INSTANCES * 1e9 / (System.nanoTime() - began);
        }
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
}
