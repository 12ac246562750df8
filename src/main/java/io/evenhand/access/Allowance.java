package io.evenhand.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** So many times in a while, for each of many. Kept in memory, and bounded: the longest unused are forgotten first. */
public final class Allowance {
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final int most;
    private final Duration within;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Allowance(Clock clock, int most, Duration within) {
        this.clock = clock;
        this.most = most;
        this.within = within;
    }

    /** Takes one. @return whether there was one left */
    public boolean take(String whose) {
        return admit(whose).isEmpty();
    }

    /** Takes one. @return empty if there was one left; else after how many seconds there is again */
    public synchronized OptionalInt admit(String whose) {
        Instant now = clock.instant();
        Count count = counts.get(whose);
        if (count == null || !now.isBefore(count.until())) {
            count = new Count(0, now.plus(within));
        }
        if (count.times() >= most) {
            return OptionalInt.of(
                    (int) Math.max(1, Duration.between(now, count.until()).toSeconds()));
        }
        counts.put(whose, new Count(count.times() + 1, count.until()));
        return OptionalInt.empty();
    }

    private record Count(int times, Instant until) {}
}
