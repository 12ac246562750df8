package io.evenhand.settlement.period;

/** What became of an objection against a draft statement. */
public enum ObjectionState {
    /** Not answered yet. */
    OPEN("Open"),
    /** The biller reported further lines, and a new draft replaced the old one. */
    CORRECTED("Corrected"),
    /** The biller stands by its report; the objection is printed on the statement. */
    CONTESTED("Contested"),
    /** Taken back by whoever raised it. */
    WITHDRAWN("Withdrawn");

    private final String words;

    ObjectionState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
