package io.evenhand.relationship;

/** What came of countersigning a commitment. */
public sealed interface CountersignResult {
    /** Now, or before. */
    record Countersigned() implements CountersignResult {}

    /** Nobody countersigns what is their own. */
    record Own() implements CountersignResult {}

    record Unknown() implements CountersignResult {}

    record NotAllowed() implements CountersignResult {}

    /** Nothing was signed. @param sentence why, and what to do */
    record Refused(String sentence) implements CountersignResult {}
}
