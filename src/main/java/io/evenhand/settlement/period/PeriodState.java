package io.evenhand.settlement.period;

/** How far the settlement of a period has come. */
public enum PeriodState {
    /** The biller has not yet said that it has reported everything. */
    AWAITING_REPORT("Report awaited"),
    /** The other parties look at a draft statement. */
    IN_REVIEW("In review"),
    /** The biller's finance approves what is to be paid. */
    IN_APPROVAL("Approval awaited"),
    /** It has ended for good, and its statement is being set and sealed. */
    SEALING("Statement in the making"),
    /** The statement is sealed; what it says is to be paid. */
    SEALED("Payment awaited"),
    /** All is paid, or nothing was due. */
    CLOSED("Closed");

    private final String words;

    PeriodState(String words) {
        this.words = words;
    }

    /** The state in words for people. */
    public String words() {
        return words;
    }

    /** Whether what it gives everybody can no longer change. */
    public boolean hasEnded() {
        return this == SEALING || isSealed();
    }

    /** Whether its statement stands. */
    public boolean isSealed() {
        return this == SEALED || this == CLOSED;
    }
}
