package io.evenhand.engine.log;

/** The log is closed and takes nothing. */
public final class LogClosedException extends RuntimeException {
    LogClosedException() {
        super("The engine's log is closed");
    }
}
