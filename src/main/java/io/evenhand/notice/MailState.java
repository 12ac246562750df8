package io.evenhand.notice;

/** Where a mail stands. */
public enum MailState {
    /** To be sent as soon as possible. */
    WAITING("Goes out in a moment", "waiting"),
    /** Somebody is handing it to the mail server; nobody else may. */
    SENDING("Being sent", "waiting"),
    /** The mail server took it. */
    SENT("Sent", "good"),
    /** There is no mail server: it is read on its page. */
    SHOWN("Kept here", ""),
    /** The mail server did not take it; it is offered again. */
    FAILED("Failed, will be tried again", "bad"),
    /** Handing it over was cut off: it is not sent again by itself, because nobody shall get it twice. */
    UNKNOWN("Perhaps arrived", "bad"),
    /** It will not be offered again. */
    GIVEN_UP("Given up", "bad"),
    /** What it told of was over before it was sent. */
    DROPPED("Not sent: no longer needed", ""),
    /** The person wants it in the next summary. */
    FOR_SUMMARY("Comes with the next summary", ""),
    /** It was in a summary. */
    SUMMARISED("Was in a summary", "");

    private final String words;
    private final String tone;

    MailState(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    public String words() {
        return words;
    }

    /** The style in which pages show it: {@code good}, {@code bad}, {@code waiting} or none. */
    public String tone() {
        return tone;
    }

    /** Whether somebody may ask for it to be sent once more. */
    boolean mayBeSentAgain() {
        return this == FAILED || this == UNKNOWN || this == GIVEN_UP;
    }
}
