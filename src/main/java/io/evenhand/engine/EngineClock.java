package io.evenhand.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The embedded engine's time as a {@link Clock}: moving the one moves the application's and the processes' together. */
public final class EngineClock extends Clock {
    private final Supplier<Instant> now;
    private final Consumer<Duration> advance;
    private final ZoneId zone;

    public EngineClock(Supplier<Instant> now, Consumer<Duration> advance) {
        this(now, advance, ZoneOffset.UTC);
    }

    private EngineClock(Supplier<Instant> now, Consumer<Duration> advance, ZoneId zone) {
        this.now = now;
        this.advance = advance;
        this.zone = zone;
    }

    /** Moves the time of the whole program. Timers that fall due by it fire. */
    public void advance(Duration by) {
        advance.accept(by);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public EngineClock withZone(ZoneId zone) {
        return new EngineClock(now, advance, zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
