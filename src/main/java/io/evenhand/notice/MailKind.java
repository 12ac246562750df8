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
    INVITATION("Invitation");

    private final String words;

    MailKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
