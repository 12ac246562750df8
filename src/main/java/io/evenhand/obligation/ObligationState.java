package io.evenhand.obligation;

/** Where a promise stands; the last group are its ends. */
public enum ObligationState {
    ASKED("Asked for"),
    OPEN("Promised"),
    SHOWN("Shown, to be accepted"),
    AT_ISSUE("Missed, to be decided"),

    KEPT("Kept"),
    UNANSWERED("Kept, nobody objected"),
    EXCUSED("Excused"),
    BROKEN("Broken"),
    REFUSED("Not promised"),
    CALLED_OFF("Called off");

    private final String words;

    ObligationState(String words) {
        this.words = words;
    }

    /** In words for people. */
    public String words() {
        return words;
    }

    public boolean isOver() {
        return ordinal() >= KEPT.ordinal();
    }
}
