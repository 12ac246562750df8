package io.evenhand.engine.log;

import java.io.IOException;

/** The log on disk lacks something that had been written safely: a flipped bit, a lost or shortened file. */
public final class LogDamagedException extends IOException {
    LogDamagedException(String message) {
        super(message);
    }
}
