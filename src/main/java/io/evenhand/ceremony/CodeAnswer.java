package io.evenhand.ceremony;

import java.time.Instant;

/** What came of asking for a one-time code, or of typing one. */
public sealed interface CodeAnswer {
    /** It is on its way. */
    record Sent() implements CodeAnswer {}

    /** No more are sent for a while. */
    record NoMore(Instant until) implements CodeAnswer {}

    /** @param secret opens the visit from now on, in place of the former */
    record Confirmed(String secret) implements CodeAnswer {
        @Override
        public String toString() {
            return "Confirmed";
        }
    }

    /** @param left how often it may be tried again */
    record Wrong(int left) implements CodeAnswer {}

    /** There is no code that could be typed: it was tried too often, is too old, or none was asked for. */
    record NoCode() implements CodeAnswer {}

    /** The visit is over, or its link opens nothing any more. */
    record Gone() implements CodeAnswer {}
}
