package io.evenhand.verification.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts by address and minute. Kept in memory, and bounded: the longest unused counts are forgotten first. */
class Visitors {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    Visitors(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @return empty when the visitor may go on; else after how many seconds they may */
    synchronized OptionalLong admit(String address) {
        Instant now = clock.instant();
        Count count = counts.get(address);
        if (count == null || !now.isBefore(count.until())) {
            count = new Count(0, now.plus(WINDOW));
        }
        if (count.visits() >= perMinute) {
            return OptionalLong.of(
                    Math.max(1, Duration.between(now, count.until()).toSeconds()));
        }
        counts.put(address, new Count(count.visits() + 1, count.until()));
        return OptionalLong.empty();
    }

    private record Count(int visits, Instant until) {}
}
