package io.evenhand.relationship;

/** What came of doing something with a comparison. */
public sealed interface ComparisonResult {
    record Done(String id) implements ComparisonResult {}

    /** @param sentence why, and what to do */
    record Refused(String sentence) implements ComparisonResult {}

    /** Unknown, or somebody else's. */
    record Unknown() implements ComparisonResult {}

    record NotAllowed() implements ComparisonResult {}
}
