package io.evenhand.decision;

/** What came of deciding a human task. */
public sealed interface DecideResult {
    /**
     * The decision stands.
     *
     * @param label the decision in the form's words
     */
    record Recorded(String label) implements DecideResult {}

    /** The decision is not complete, or cannot be read; the task is open as before. */
    record Flawed(Flaw flaw) implements DecideResult {}

    /** A rule refuses the decision; the task is open as before. */
    record Refused(String reason) implements DecideResult {}

    /** It is for somebody else of the organisation. */
    record NotYours(String role) implements DecideResult {}

    /** Somebody was quicker, or nobody needs to decide any more. */
    record NoLongerOpen() implements DecideResult {}

    /** Camunda did not answer in time: the decision may or may not stand. */
    record NotKnownYet() implements DecideResult {}
}
