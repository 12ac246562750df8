package io.evenhand.settlement.payable;

/** What is paid for. The names are stored. */
public enum PayableKind {
    /** Shares of a period. */
    SHARE,
    /** Interest on a share that was paid late. */
    INTEREST,
    /** What is left after setting off. */
    REMAINDER
}
