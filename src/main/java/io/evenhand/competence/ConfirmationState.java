package io.evenhand.competence;

/** How far a confirmation has come. What is not answered counts for nothing, and against nobody. */
public enum ConfirmationState {
    /** A delivery that was won and is not over: nobody is asked yet. */
    RUNS("Work runs"),
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
