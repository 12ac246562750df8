package io.evenhand.engine.read;

/** A search that cannot be understood; the message names the field, what is wrong with it, and what would be right. */
public final class InvalidSearchException extends RuntimeException {
    InvalidSearchException(String field, String problem) {
        super("Field '" + field + "' " + problem);
    }
}
