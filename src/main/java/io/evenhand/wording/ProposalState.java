package io.evenhand.wording;

/** How far wording has come that somebody wants released. */
public enum ProposalState {
    SUBMITTED("Being looked through"),
    WAITING("Waiting for another lawyer"),
    APPROVED("Approved"),
    RELEASED("Released"),
    REFUSED("Refused: it has errors"),
    REJECTED("Rejected"),
    WITHDRAWN("Withdrawn"),
    SUPERSEDED("Overtaken by another version");

    private final String words;

    ProposalState(String words) {
        this.words = words;
    }

    /** What it is called on a page. */
    public String words() {
        return words;
    }

    /** Whether nothing follows any more. */
    public boolean isOver() {
        return this != SUBMITTED && this != WAITING && this != APPROVED;
    }
}
