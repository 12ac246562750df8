package io.evenhand.engine.log;

import org.jspecify.annotations.Nullable;

/** The log cannot be written any more, or is closed. After the first failed write it takes nothing until a restart. */
public final class LogFailedException extends RuntimeException {
    LogFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
