package io.evenhand.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Counts requests by minute. Kept in memory, and bounded: the longest unused counts are forgotten first. */
class RequestLimit {
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

    RequestLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Counts a request. @return empty when it may go on; else after how many seconds the next may */
    synchronized OptionalInt admit(String who) {
        Instant now = clock.instant();
        Count count = counts.get(who);
        if (count == null || !now.isBefore(count.until())) {
            count = new Count(0, now.plus(WINDOW));
        }
        if (count.requests() >= perMinute) {
            return OptionalInt.of(
                    (int) Math.max(1, Duration.between(now, count.until()).toSeconds()));
        }
        counts.put(who, new Count(count.requests() + 1, count.until()));
        return OptionalInt.empty();
    }

    private record Count(int requests, Instant until) {}
}
