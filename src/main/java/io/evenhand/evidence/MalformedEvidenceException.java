package io.evenhand.evidence;

/** The bytes are no evidence that this program can read. */
public final class MalformedEvidenceException extends Exception {
    MalformedEvidenceException(String sentence) {
        super(sentence);
    }

    /** Why, in a sentence for people that names the place. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
