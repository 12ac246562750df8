package io.evenhand.notice;

/** What a person wants by mail. */
public enum MailWish {
    EVERYTHING(
            "As it happens, and a summary each morning",
            "A mail for each thing that waits for you, a reminder before it is late, and one look at everything in the morning."),
    AS_IT_HAPPENS(
            "As it happens", "A mail for each thing that waits for you and a reminder before it is late. No summary."),
    SUMMARY(
            "One summary each morning",
            "What waits for you, what is late and what happened, in one mail. None when there is nothing."),
    SIGNATURES(
            "Only what you are to sign",
            "A mail when a document waits for your signature, and a reminder before it is late. Nothing else.");

    private final String words;
    private final String explanation;

    MailWish(String words, String explanation) {
        this.words = words;
        this.explanation = explanation;
    }

    public String words() {
        return words;
    }

    public String explanation() {
        return explanation;
    }

    boolean wantsSummary() {
        return this == EVERYTHING || this == SUMMARY;
    }

    /** Whether a mail of its own is wanted for something. */
    boolean wantsAtOnce(boolean toSign) {
        return switch (this) {
            case EVERYTHING, AS_IT_HAPPENS -> true;
            case SUMMARY -> false;
            case SIGNATURES -> toSign;
        };
    }
}
