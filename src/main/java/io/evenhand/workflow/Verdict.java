package io.evenhand.workflow;

/** What a use case says of a decision: it stands, or it is denied with words for the person who took it. */
public sealed interface Verdict {
    record Stands() implements Verdict {}

    record Denied(String reason) implements Verdict {}

    static Verdict stands() {
        return new Stands();
    }

    static Verdict denied(String reason) {
        return new Denied(reason);
    }
}
