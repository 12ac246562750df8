package io.evenhand.settlement.whatif;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long somebody waits for an answer. It runs from when it is made. */
public final class TimeLimit {
    /** For whoever can stop it themselves. */
    public static final TimeLimit NONE = new TimeLimit(() -> 0, Duration.ofNanos(Long.MAX_VALUE));

    private final LongSupplier nanos;
    private final long end;

    private TimeLimit(LongSupplier nanos, Duration most) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + most.toNanos();
    }

    public static TimeLimit of(Duration most) {
        return new TimeLimit(System::nanoTime, most);
    }

    /** @param nanos a clock that only its differences mean anything of */
    static TimeLimit of(Duration most, LongSupplier nanos) {
        return new TimeLimit(nanos, most);
    }

    /** Zero once it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    }

    /** @throws TooLongException once it is over */
    void check() {
        if (end - nanos.getAsLong() <= 0) {
            throw new TooLongException();
        }
    }

    /** Nobody waits any longer; whatever was worked out so far is lost. */
    public static final class TooLongException extends RuntimeException {
        TooLongException() {
            super("takes longer than somebody waits", null, false, false);
        }
    }
}
