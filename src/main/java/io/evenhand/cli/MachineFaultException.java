package io.evenhand.cli;

/** The machine does not let Evenhand do its work. The message is a sentence for people, naming what is wrong and what to do. */
class MachineFaultException extends RuntimeException {
    MachineFaultException(String sentence) {
        super(sentence);
    }

    MachineFaultException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
