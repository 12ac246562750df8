package io.evenhand.relationship;

/** What came of countersigning a commitment. */
public enum CountersignResult {
    /** Now, or before. */
    COUNTERSIGNED,
    /** Nobody countersigns what is their own. */
    OWN,
    UNKNOWN,
    NOT_ALLOWED
}
