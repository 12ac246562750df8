package io.evenhand.ceremony;

import io.evenhand.document.DocumentHash;
import io.evenhand.signing.SignatureMark;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to do about a signature.
 *
 * @param shown the document that they had before them
 * @param mark nothing but the printed name for who declines
 * @param consented whether they agreed to sign electronically
 * @param agreedTo SHA-256 of the words that they agreed to; null where they read no words
 */
public record Intention(
        String decision,
        @Nullable String reason,
        DocumentHash shown,
        SignatureMark mark,
        boolean consented,
        @Nullable String agreedTo) {
    static final String SIGN = "sign";
    static final String DECLINE = "decline";

    public static Intention toSign(DocumentHash shown, SignatureMark mark, boolean consented) {
        return new Intention(SIGN, null, shown, mark, consented, null);
    }

    /** As a page says it: with the words that were on it. */
    public static Intention toSign(DocumentHash shown, SignatureMark mark, boolean consented, String agreedTo) {
        return new Intention(SIGN, null, shown, mark, consented, agreedTo);
    }

    public static Intention toDecline(DocumentHash shown, String reason) {
        return new Intention(DECLINE, reason, shown, new SignatureMark.Printed(), false, null);
    }

    boolean signs() {
        return decision.equals(SIGN);
    }
}
