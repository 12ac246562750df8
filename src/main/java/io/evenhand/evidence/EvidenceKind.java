package io.evenhand.evidence;

import java.util.Locale;

/** What can happen on the way to a signature. */
public enum EvidenceKind {
    CERTIFIED("The document was certified as issued"),
    REQUESTED("A signature was asked for"),
    LINK_SENT("A signing link was sent"),
    REMINDED("The signer was reminded"),
    LINK_OPENED("The signing link was opened"),
    CODE_SENT("A one-time code was sent"),
    CODE_REFUSED("A wrong one-time code was entered"),
    CODE_CONFIRMED("The one-time code was confirmed"),
    DOCUMENT_SHOWN("The document was shown"),
    CONSENTED("The signer consented to sign electronically"),
    SIGNED("The document was signed"),
    DECLINED("Signing was declined"),
    QUESTION_ASKED("A question was asked"),
    QUESTION_ANSWERED("A question was answered"),
    FORWARDED("Signing was forwarded to another person"),
    WITHDRAWN("Signing was withdrawn"),
    EXPIRED("The time for signing ended"),
    SEALED("The document was sealed");

    private final String words;

    EvidenceKind(String words) {
        this.words = words;
    }

    /** Whether with it the way to the signatures is over. */
    public boolean isEnd() {
        return this == SEALED || this == DECLINED || this == WITHDRAWN || this == EXPIRED;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    /** As written in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
