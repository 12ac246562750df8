package io.evenhand.partner;

/** What became of something that a partner promised. */
public enum FactOutcome {
    KEPT("Kept in time"),
    KEPT_LATE("Kept late"),
    /** Not final: a later fact about the same source says what became of it. */
    OVERDUE("Overdue"),
    EXCUSED("Excused"),
    BROKEN("Not kept");

    private final String words;

    FactOutcome(String words) {
        this.words = words;
    }

    /** In words for people. */
    public String words() {
        return words;
    }
}
