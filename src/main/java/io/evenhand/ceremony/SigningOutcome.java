package io.evenhand.ceremony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signature that somebody was asked for.
 *
 * @param agreement its kind and number
 * @param byThemselves whether the person who looks at it decided it
 * @param how how it ended, or that it is not this person's turn yet
 * @param inForce whether all have signed and the document is sealed
 * @param cameToNothing whether it ended without all having signed, so that it binds nobody
 */
public record SigningOutcome(
        String agreement,
        String name,
        String organisation,
        boolean byThemselves,
        How how,
        @Nullable Instant at,
        boolean inForce,
        boolean cameToNothing) {
    public enum How {
        WAITING,
        SIGNED,
        DECLINED,
        OVER
    }
}
