package io.evenhand.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded visit of a process at one of its steps.
 *
 * @param begun as far as known: for the work of the software, when it was done
 * @param ended null while it is open
 * @param cancelled whether it ended because the process went another way
 */
record Passage(String element, Instant begun, @Nullable Instant ended, boolean cancelled) {
    static Passage done(String element, Instant begun, Instant ended) {
        return new Passage(element, begun, ended, false);
    }

    static Passage open(String element, Instant begun) {
        return new Passage(element, begun, null, false);
    }

    static Passage cancelled(String element, Instant begun, Instant ended) {
        return new Passage(element, begun, ended, true);
    }

    boolean isDone() {
        return ended != null && !cancelled;
    }

    /** Whether it had ended by then, and as asked. */
    boolean endedBy(Instant moment, boolean cancelled) {
        return ended != null && this.cancelled == cancelled && !ended.isAfter(moment);
    }

    /** The last that is known of it by then. */
    Instant lastBy(Instant moment) {
        return ended != null && !ended.isAfter(moment) ? ended : begun;
    }
}
