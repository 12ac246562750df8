package io.evenhand.signing;

import org.jspecify.annotations.Nullable;

/** The signing keys cannot be used; the message is one sentence for the person who looks after the installation. */
public final class KeysUnavailableException extends RuntimeException {
    KeysUnavailableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
