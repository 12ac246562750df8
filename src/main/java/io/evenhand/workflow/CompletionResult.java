package io.evenhand.workflow;

/** What came of completing a human task. */
public sealed interface CompletionResult {
    /** The decision stands. */
    record Completed() implements CompletionResult {}

    /** The rules refuse the decision, or the person may not take it; the task is open as before. */
    record Denied(String reason) implements CompletionResult {}

    /** Somebody was quicker, or the process no longer needs the decision. */
    record NoLongerOpen() implements CompletionResult {}

    /** Camunda did not answer in time, or was busy with the task all the while: the decision may or may not stand. Read the task again. */
    record NotKnownYet() implements CompletionResult {}
}
