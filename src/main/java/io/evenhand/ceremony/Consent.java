package io.evenhand.ceremony;

/** The words that somebody agrees to before they sign, as they are shown, kept and put into the evidence. */
final class Consent {
    private Consent() {}

    /** @param agreement its kind and number @param organisation for which the person signs */
    static String words(String agreement, String organisation) {
        return "I have read this document and sign " + agreement + " for " + organisation
                + ", which I may do. I agree to sign it electronically: my name and the time go into the document, and it is closed with a"
                + " certificate made for this signature. This is an advanced electronic signature, not a qualified one.";
    }
}
