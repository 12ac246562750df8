package io.evenhand.cli;

/** The machine does not let Evenhand start. The message is a sentence for people, naming what is wrong and what to do. */
class CannotStartException extends RuntimeException {
    CannotStartException(String sentence) {
        super(sentence);
    }

    CannotStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
