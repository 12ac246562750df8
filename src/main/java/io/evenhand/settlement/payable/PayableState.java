package io.evenhand.settlement.payable;

/** What is to become of a payable. */
public enum PayableState {
    /** It cannot be paid before it has its tax treatment and its number. */
    WAITING("Waits for its invoice"),
    /** It can be paid. */
    OPEN("To be paid"),
    /** The payer's bank says that it is paid; the payee has not confirmed it, nor said that it did not receive it. */
    REPORTED("Reported as paid"),
    /** The payee has it, by its bank, its word or its silence; or it was set off. */
    PAID("Paid"),
    /** Interest that is no longer owed, since the payment that it was for was taken back. */
    WITHDRAWN("No longer owed");

    private final String title;

    PayableState(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
