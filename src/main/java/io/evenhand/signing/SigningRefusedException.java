package io.evenhand.signing;

/** Nothing was signed, because a rule forbids it. The message is a sentence for the person who wanted to sign. */
public final class SigningRefusedException extends RuntimeException {
    SigningRefusedException(String sentence) {
        super(sentence);
    }
}
