package io.evenhand.relationship.commitment;

/** A file of somebody else's is not what it should be. The message is a sentence that names the field and what belongs there. */
public final class UnreadableFileException extends Exception {
    public UnreadableFileException(String sentence) {
        super(sentence);
    }
}
