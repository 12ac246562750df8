package io.evenhand.engine.core;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The way into the engine from outside, listening on the loopback interface only. */
public interface EngineFront extends AutoCloseable {
    /** The TCP port it listens on. */
    int port();

    /** Stops listening and lets go of callers that wait; the engine itself goes on. */
    @Override
    void close();

    /** How a front is started; the constructor of {@code io.evenhand.engine.rest.RestFacade} has this shape. */
    @FunctionalInterface
    interface Starter<M extends ReadModel> {
        /**
         * @param port 0 for any free one
         * @param credential null when anyone may call, which only tests want
         * @throws IOException when the port is in use
         */
        EngineFront start(
                Commands commands, EngineControl control, M readModel, int port, @Nullable Credential credential)
                throws IOException;
    }
}
