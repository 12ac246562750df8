package io.evenhand.competence;

/** How far a confirmation has come. What is not answered counts for nothing, and against nobody. */
public enum ConfirmationState {
    ASKED("Asked for"),
    CONFIRMED("Confirmed"),
    NOT_CONFIRMED("Not confirmed"),
    WITHDRAWN("No longer asked for");

    private final String words;

    ConfirmationState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
