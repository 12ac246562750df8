package io.evenhand.access;

import org.jspecify.annotations.Nullable;

/** What is encrypted cannot be read: its key is missing, or another one. The message says what to do. */
class SecretsUnavailableException extends RuntimeException {
    SecretsUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
