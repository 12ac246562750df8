package io.evenhand.cli;

/** The database that the settings name is not one that Evenhand works with. The message is a sentence for people. */
class UnsupportedDatabaseException extends RuntimeException {
    UnsupportedDatabaseException(String sentence) {
        super(sentence);
    }
}
