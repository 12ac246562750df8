package io.evenhand.obligation;

/** What came of something that somebody decided about a promise. */
public sealed interface ObligationResult {
    /** It stands. */
    record Recorded(ObligationId id) implements ObligationResult {}

    /** @param reason in words for the person */
    record Refused(String reason) implements ObligationResult {}
}
