package io.evenhand.wording;

/** What became of a decision about a proposal. */
public sealed interface DecisionResult {
    record Recorded() implements DecisionResult {}

    /** There is no such proposal, for this person. */
    record Unknown() implements DecisionResult {}

    /** @param reason in a sentence for the person */
    record NotAllowed(String reason) implements DecisionResult {}

    /** @param reason in a sentence for the person */
    record Refused(String reason) implements DecisionResult {}
}
