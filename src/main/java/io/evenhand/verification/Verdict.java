package io.evenhand.verification;

/** The answer in one word, from best to worst. */
public enum Verdict {
    /** Every check passed: intact, complete, and every signer vouched for by a trusted authority. */
    VALID("valid"),
    /** Intact and complete, but at least one signer or timestamp is not vouched for by a trusted authority. */
    UNTRUSTED("untrusted"),
    /** Changed, incomplete, or not what it says it is. */
    NOT_VALID("not-valid"),
    /** Nothing that could be checked: not a PDF, cut off, encrypted, or too large. */
    UNREADABLE("unreadable");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /** As written in JSON. */
    public String code() {
        return code;
    }
}
