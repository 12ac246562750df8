package io.evenhand.engine.core;

/** The way into the engine from outside, listening on the loopback interface only. */
public interface EngineFront extends AutoCloseable {
    /** The TCP port it listens on. */
    int port();

    /** Answers all who wait for jobs right now. */
    void answerWaiting();

    /**
     * Answers all who wait for jobs, and lets nobody wait from now on: callers that are about to end would otherwise wait
     * for answers that nobody needs.
     */
    void letGo();

    /** Stops listening and lets go of callers that wait; the engine itself goes on. */
    @Override
    void close();
}
