package io.evenhand.verification;

/** There is nothing to check; the message is a sentence for people. */
final class UnreadableDocumentException extends Exception {
    UnreadableDocumentException(String sentence) {
        super(sentence);
    }
}
