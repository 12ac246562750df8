package io.evenhand.partner;

/** What became of something that a partner promised. */
public enum FactOutcome {
    KEPT("Kept in time"),
    KEPT_LATE("Kept late"),
    /** Not final: a later fact about the same source says what became of it. */
    OVERDUE("Overdue"),
    EXCUSED("Excused"),
    BROKEN("Not kept"),
    /** Of a claim, and no word about who was right: it does not count. */
    SETTLED("Settled between the two"),
    WITHDRAWN("Withdrawn"),
    DISMISSED("Dismissed");

    private final String words;

    FactOutcome(String words) {
        this.words = words;
    }

    /** Whether it says of a promise that it was kept or not. */
    public boolean counts() {
        return ordinal() <= BROKEN.ordinal();
    }

    /** In words for people. */
    public String words() {
        return words;
    }
}
