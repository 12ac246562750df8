package io.evenhand.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** The embedded engine's time as a {@link Clock}: moving the one moves the application's and the processes' together. */
public final class EngineClock extends Clock {
    private final Supplier<Instant> now;
    private final ZoneId zone;

    public EngineClock(Supplier<Instant> now) {
        this(now, ZoneOffset.UTC);
    }

    private EngineClock(Supplier<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public EngineClock withZone(ZoneId zone) {
        return new EngineClock(now, zone);
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
