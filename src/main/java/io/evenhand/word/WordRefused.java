package io.evenhand.word;

/** A file that is not read; the message is for whoever sent it and says what to do. */
final class WordRefused extends RuntimeException {
    WordRefused(String message) {
        super(message, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
