package io.evenhand.relationship.commitment;

import java.io.IOException;

/** A list has more customers than anything is made of; reading it ends there. The message says how many it may have. */
public final class ListTooLongException extends IOException {
    public ListTooLongException(String sentence) {
        super(sentence);
    }
}
