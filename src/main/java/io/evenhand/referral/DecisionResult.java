package io.evenhand.referral;

/** What a use case says of a person's decision. */
public sealed interface DecisionResult {
    /** The decision stands; also when the same decision was recorded before. */
    record Recorded() implements DecisionResult {}

    /** A rule refuses it, in words for the person. */
    record Refused(String reason) implements DecisionResult {}

    static DecisionResult recorded() {
        return new Recorded();
    }

    static DecisionResult refused(String reason) {
        return new Refused(reason);
    }
}
