package io.evenhand.signing;

import org.jspecify.annotations.Nullable;

/** No timestamp authority answered. Nothing was signed; trying again later is safe. */
public final class TimestampUnavailableException extends RuntimeException {
    TimestampUnavailableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
