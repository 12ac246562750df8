package io.evenhand.protection;

/** What came of something that somebody wanted to do with a window. */
public sealed interface WindowResult {
    record Done() implements WindowResult {}

    /** @param reason in words for whoever asked; names nobody whom they may not know */
    record Refused(String reason) implements WindowResult {}

    /** Their organisation takes part in it, but this is for others. */
    record NotAllowed(String who) implements WindowResult {}

    /** There is no such window for them. */
    record Unknown() implements WindowResult {}

    static WindowResult done() {
        return new Done();
    }

    static WindowResult refused(String reason) {
        return new Refused(reason);
    }
}
