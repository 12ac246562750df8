package io.evenhand.settlement.bank;

/** What became of a match that somebody made or undid. */
public sealed interface MatchResult {
    /** @param id of the match */
    record Matched(String id) implements MatchResult {}

    record Undone() implements MatchResult {}

    /** A line or item is matched already, or is not there. */
    record NotOpen() implements MatchResult {}

    /** @param problem a sentence that says what to do */
    record Invalid(String problem) implements MatchResult {}

    /** It was undone before. */
    record UndoneBefore() implements MatchResult {}

    record NotAllowed() implements MatchResult {}

    record Unknown() implements MatchResult {}
}
