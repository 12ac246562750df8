package io.evenhand.verification;

/** There is nothing to check. */
final class UnreadableDocumentException extends Exception {
    private final String sentence;

    UnreadableDocumentException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** Why, for people. */
    String sentence() {
        return sentence;
    }
}
