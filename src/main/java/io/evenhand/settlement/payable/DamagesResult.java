package io.evenhand.settlement.payable;

/** What came of posting damages. */
public sealed interface DamagesResult {
    /**
     * They are in the book of the agreement, and are to be paid.
     *
     * @param posting its number there
     * @param payableId what is to be paid
     */
    record Posted(long posting, String payableId) implements DamagesResult {}

    /** Nothing was posted. @param problem a sentence that says what to do */
    record Refused(String problem) implements DamagesResult {}
}
