package io.evenhand.agreement;

/** What a use case says of a person's decision about an agreement. */
public sealed interface Decided {
    /** The decision stands; also when the same decision was recorded before. */
    record Recorded() implements Decided {}

    /** A rule refuses it, in words for the person. */
    record Refused(String reason) implements Decided {}

    static Decided recorded() {
        return new Recorded();
    }

    static Decided refused(String reason) {
        return new Refused(reason);
    }
}
