package io.evenhand.engine.read;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** How the engine's records say "nothing", turned into null. */
final class Records {
    private Records() {}

    /** Keys are positive; the engine writes -1 for none. */
    static @Nullable Long keyOrNull(long key) {
        return key > 0 ? key : null;
    }

    static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The engine has checked user tasks' dates when it evaluated them; one that it let pass all the same is left out. */
    static @Nullable Long instantOrNull(String isoDateTime) {
        if (isoDateTime.isEmpty()) {
            return null;
        }
        try {
            return ZonedDateTime.parse(isoDateTime).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
