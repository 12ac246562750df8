package io.evenhand.settlement.journal;

/** What an account says about its partner. The names are stored and part of every hash: add kinds, never rename one. */
public enum AccountKind {
    /** What the counterpart owes the partner. */
    RECEIVABLE,
    /** What the partner owes the counterpart. */
    PAYABLE,
    /** What the customer paid the partner, of which shares are taken. */
    REVENUE,
    /** Shares of revenue: the partner's earning from the counterpart, or its cost towards it. */
    REVENUE_SHARE,
    /** On the way between two accounts: ordered and not yet booked by the bank, netted across agreements, or changed from one currency. */
    CLEARING,
    /** Money on the partner's bank accounts. */
    BANK,
    /** What the partner must return and has not got from later shares yet. */
    CARRIED_FORWARD,
    /** Damages that were admitted, settled or awarded. */
    DAMAGES,
    /** Interest on late payment. */
    INTEREST,
    /** Tax on a share, where the law asks for it. */
    TAX
}
