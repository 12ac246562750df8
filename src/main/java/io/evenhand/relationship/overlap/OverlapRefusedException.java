package io.evenhand.relationship.overlap;

/** A file does not fit into the comparison as it stands. The message is a sentence that says why and what to do. */
public final class OverlapRefusedException extends Exception {
    public OverlapRefusedException(String sentence) {
        super(sentence);
    }
}
