package io.evenhand.access.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts sign-ins that have not succeeded, per account and address, and per address. Attempts are counted before the password is
 * checked, so that many at once do not slip through. Kept in memory, and bounded: the longest unused counts are forgotten first.
 */
class SignInAttempts {
    static final int PER_ACCOUNT_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInAttempts(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt, and says whether it may go on to have its password checked. */
    synchronized boolean admit(String username, String address) {
        boolean account = admit(new Key(username, address), PER_ACCOUNT_AND_ADDRESS);
        boolean whole = admit(new Key("", address), PER_ADDRESS);
        return account && whole;
    }

    /** Counts an attempt of which nobody knows yet whose it is, and says whether it may go on. */
    synchronized boolean admitFrom(String address) {
        return admit(new Key("", address), PER_ADDRESS);
    }

    /** Takes back what an attempt cost of which nobody knew whose it was. */
    synchronized void succeededFrom(String address) {
        counts.computeIfPresent(new Key("", address), (key, count) -> count.less());
    }

    /** A success clears the account's count; the address keeps what its other attempts cost. */
    synchronized void succeeded(String username, String address) {
        counts.remove(new Key(username, address));
        counts.computeIfPresent(new Key("", address), (key, count) -> count.less());
    }

    /** Whether this is the first attempt that was turned away since the count began. */
    synchronized boolean isFirstTurnedAway(String username, String address) {
        boolean account = tell(new Key(username, address), PER_ACCOUNT_AND_ADDRESS);
        boolean whole = tell(new Key("", address), PER_ADDRESS);
        return account || whole;
    }

    private boolean tell(Key key, int limit) {
        Count count = counts.get(key);
        if (count == null || count.attempts() < limit || count.told()) {
            return false;
        }
        counts.put(key, new Count(count.attempts(), count.until(), true));
        return true;
    }

    private boolean admit(Key key, int limit) {
        Instant now = clock.instant();
        Count count = counts.get(key);
        if (count == null || !now.isBefore(count.until())) {
            count = new Count(0, now.plus(WINDOW), false);
        }
        if (count.attempts() >= limit) {
            return false;
        }
        counts.put(key, new Count(count.attempts() + 1, count.until(), false));
        return true;
    }

    private record Key(String username, String address) {}

    /** @param told whether it was noted that the limit is reached */
    private record Count(int attempts, Instant until, boolean told) {
        Count less() {
            return new Count(Math.max(0, attempts - 1), until, told);
        }
    }
}
