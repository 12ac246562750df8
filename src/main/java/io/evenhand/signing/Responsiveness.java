package io.evenhand.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers who did not answer, so that not every signature waits for them again. */
final class Responsiveness {
    private final Map<String, Instant> silentUntil = new ConcurrentHashMap<>();
    private final Duration rest;
    private final Clock clock;

    /** @param rest so long whoever did not answer is left alone */
    Responsiveness(Duration rest, Clock clock) {
        this.rest = rest;
        this.clock = clock;
    }

    boolean isWorthAsking(String address) {
        Instant until = silentUntil.get(address);
        return until == null || !clock.instant().isBefore(until);
    }

    void answered(String address) {
        silentUntil.remove(address);
    }

    void failed(String address) {
        silentUntil.put(address, clock.instant().plus(rest));
    }
}
