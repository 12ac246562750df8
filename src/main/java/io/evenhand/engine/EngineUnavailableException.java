package io.evenhand.engine;

/**
 * The embedded engine cannot start or cannot go on, for a reason that lies in the machine: a locked or damaged folder,
 * a full disk, a port in use. The message is one sentence for people, naming what is wrong and what to do.
 */
public class EngineUnavailableException extends RuntimeException {
    public EngineUnavailableException(String sentence) {
        super(sentence);
    }

    public EngineUnavailableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
