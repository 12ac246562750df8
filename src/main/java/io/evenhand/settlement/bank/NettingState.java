package io.evenhand.settlement.bank;

/** What became of a proposal to set off. The names are stored. */
public enum NettingState {
    /** It waits for the other side. */
    PROPOSED("Proposed"),
    /** Both agree: it is set off. */
    ACCEPTED("Set off"),
    /** The other side did not agree. */
    REFUSED("Refused"),
    /** The proposer took it back. */
    WITHDRAWN("Withdrawn"),
    /** Something of it changed before it was accepted. */
    LAPSED("Lapsed"),
    /** Both agreed to undo it. */
    UNDONE("Undone");

    private final String title;

    NettingState(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
