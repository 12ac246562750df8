package io.evenhand.settlement.payable;

/** What came of posting damages. */
public sealed interface DamagesResult {
    /** They are in the book of the agreement. @param posting its number there */
    record Posted(long posting) implements DamagesResult {}

    /** Nothing was posted. @param problem a sentence that says what to do */
    record Refused(String problem) implements DamagesResult {}
}
