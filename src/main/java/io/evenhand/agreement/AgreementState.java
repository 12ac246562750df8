package io.evenhand.agreement;

/** Where an agreement stands. */
public enum AgreementState {
    /** Terms are proposed and reviewed. */
    NEGOTIATED("Under negotiation"),
    /** All parties accepted the terms; the document is certified and goes from signer to signer. */
    SIGNING("Being signed"),
    /** All have signed and the document is sealed. */
    SEALED("Sealed"),
    IN_FORCE("In force"),

    REJECTED("Rejected by legal"),
    DECLINED("Declined"),
    EXPIRED("Expired"),
    WITHDRAWN("Withdrawn");

    private final String words;

    AgreementState(String words) {
        this.words = words;
    }

    /** The state in words for people. */
    public String words() {
        return words;
    }

    /** Whether nothing can happen to it any more before it is in force. */
    public boolean isOver() {
        return ordinal() >= IN_FORCE.ordinal();
    }
}
