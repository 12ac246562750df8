package io.evenhand.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers who did not answer, so that not every signature waits for them again. */
final class ResponsiveHosts {
    private final Map<String, Instant> silentUntil = new ConcurrentHashMap<>();
    private final Duration rest;
    private final Clock clock;

    /** @param rest so long whoever did not answer is left alone */
    ResponsiveHosts(Duration rest, Clock clock) {
        this.rest = rest;
        this.clock = clock;
    }

    boolean isWorthAsking(String host) {
        Instant until = silentUntil.get(host);
        return until == null || !clock.instant().isBefore(until);
    }

    void answered(String host) {
        silentUntil.remove(host);
    }

    void failed(String host) {
        silentUntil.put(host, clock.instant().plus(rest));
    }
}
