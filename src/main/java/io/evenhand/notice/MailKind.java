package io.evenhand.notice;

/** What a mail is about, for those who look after its delivery and may not read it. */
public enum MailKind {
    WAITS("Something waits"),
    REMINDER("Reminder"),
    OVERDUE("Late"),
    NO_LONGER_NEEDED("No longer needed"),
    NEWS("News"),
    SUMMARY("Morning summary"),
    /** A link to an account, for somebody who cannot sign in yet. */
    INVITATION("Invitation"),
    /** To an address rather than to an account, about one thing that its reader was asked for. */
    PERSONAL("Personal link");

    private final String words;

    MailKind(String words) {
        this.words = words;
    }

    /** Whether it goes to an address rather than to an account's mailbox. It holds a secret then, and is forgotten once it is over. */
    boolean isToAddress() {
        return this == INVITATION || this == PERSONAL;
    }

    public String words() {
        return words;
    }
}
