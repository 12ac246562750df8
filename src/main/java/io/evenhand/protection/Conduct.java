package io.evenhand.protection;

/** What a bound partner must not do about the customer. */
public enum Conduct {
    /** Approach the customer; passive sales remain allowed. */
    SOLICIT,
    /** Take business from the customer at all, even if the customer asks. */
    ACCEPT
}
