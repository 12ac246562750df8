package io.evenhand.settlement.payable;

/** What is paid for. The names are stored. */
public enum PayableKind {
    /** Shares of a period. */
    SHARE,
    /** Interest on a share that was paid late. */
    INTEREST,
    /** Damages that were admitted, settled or awarded. */
    DAMAGES,
    /** What is left after setting off. */
    REMAINDER
}
