package io.evenhand.claim;

/** How far a claim has come. The names are stored. */
public enum ClaimState {
    STATED("Waits for an answer"),
    /** The claimant decides whether what was admitted is enough. */
    PART_ADMITTED("Admitted in part"),
    TALKS("In talks"),
    OFFERED("Settlement offered"),
    /** One person of the respondent decided, and a second one of it has to confirm that. */
    SECOND_ASKED("Waits for a second person"),
    AWARD_STATED("Award stated"),
    /** It stays so until the other side confirms it, or the steward has seen that it is final. */
    AWARD_CONTESTED("Award not confirmed"),

    ADMITTED("Admitted"),
    SETTLED("Settled"),
    AWARDED("Decided from outside"),
    WITHDRAWN("Withdrawn");

    private final String words;

    ClaimState(String words) {
        this.words = words;
    }

    /** The state in words for people. */
    public String words() {
        return words;
    }

    /** Whether nothing can become of it any more. */
    public boolean isOver() {
        return ordinal() >= ADMITTED.ordinal();
    }
}
