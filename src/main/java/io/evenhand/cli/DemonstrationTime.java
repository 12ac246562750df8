package io.evenhand.cli;

import io.evenhand.engine.EngineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The time of a demonstration: in a new folder it begins some weeks ago, so that a month of revenue can be over before the visitor comes,
 * and ends now. How far behind it is lies in a file, for whoever starts again after an interruption. Only the embedded engine's time moves;
 * with a cluster, the demonstration begins now.
 */
final class DemonstrationTime {
    private static final String BEHIND = "evenhand.engine.behind";

    /** From the end of a month until what fell due for it is paid. */
    private static final int DAYS_UNTIL_PAID = 12;

    private final EngineClock clock;
    private final Path file;
    private Duration behind;

    private DemonstrationTime(EngineClock clock, Path file, Duration behind) {
        this.clock = clock;
        this.file = file;
        this.behind = behind;
    }

    /** @param folder of the demonstration's results */
    static DemonstrationTime of(Clock clock, Path folder) {
        return clock instanceof EngineClock engine
                ? new DemonstrationTime(engine, file(folder), read(file(folder)))
                : new DemonstrationTime(new EngineClock(clock::instant, by -> {}), file(folder), Duration.ZERO);
    }

    boolean isPast() {
        return !behind.isZero();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** To the same hour of a later day; never beyond now. */
    void moveTo(LocalDate day) throws IOException {
        Duration ahead = Duration.ofDays(ChronoUnit.DAYS.between(today(), day));
        if (ahead.isPositive()) {
            advance(ahead.compareTo(behind) < 0 ? ahead : behind);
        }
    }

    void end() throws IOException {
        advance(behind);
        Files.deleteIfExists(file);
    }

    private void advance(Duration by) throws IOException {
        behind = behind.minus(by);
        Files.writeString(file, behind.toString());
        clock.advance(by);
    }

    private static Path file(Path folder) {
        return folder.resolve(".behind");
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets back the time of a new demonstration, before the engine starts. */
    static final class Beginning implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE + 1;
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ConfigurableEnvironment environment = context.getEnvironment();
            Path folder =
                    Path.of(environment.getRequiredProperty("evenhand.data")).resolve("demo");
            if (!Files.exists(folder)) {
                begin(folder);
            }
            Duration behind = read(file(folder));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("demonstration-time", Map.of(BEHIND, behind.toString())));
        }

        /** On the second of the last month that is over and paid for. */
        private static void begin(Path folder) {
            LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
            LocalDate first = today.minusDays(DAYS_UNTIL_PAID)
                    .withDayOfMonth(1)
                    .minusMonths(1)
                    .plusDays(1);
            try {
                Files.createDirectories(folder);
                Files.writeString(
                        file(folder),
                        Duration.ofDays(ChronoUnit.DAYS.between(first, today)).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
