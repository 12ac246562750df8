package io.evenhand.claim;

/** What a second person is asked to confirm. The names are stored. */
enum SecondAbout {
    /** Where an answer was asked for, the claim was admitted. */
    ANSWER(ClaimState.STATED, "admitted the claim"),
    /** Where an answer was asked for, a part was admitted. */
    PART(ClaimState.STATED, "admitted a part of the claim"),
    /** In talks, the claim was admitted. */
    ADMISSION(ClaimState.TALKS, "admitted the claim"),
    /** In talks, a settlement was offered. */
    OFFER(ClaimState.TALKS, "offered to settle"),
    /** What the other side offered was accepted. */
    SETTLEMENT(ClaimState.OFFERED, "accepted the offer");

    private final ClaimState before;
    private final String words;

    SecondAbout(ClaimState before, String words) {
        this.before = before;
        this.words = words;
    }

    /** To where the claim goes back if it is not confirmed. */
    ClaimState before() {
        return before;
    }

    /** After who did it. */
    String words() {
        return words;
    }
}
