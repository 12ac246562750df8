package io.evenhand.relationship;

/** What came of publishing a commitment. */
public sealed interface PublishResult {
    record Published(String id, int count) implements PublishResult {}

    /** The same list was published before; nothing was added. */
    record PublishedBefore(String id) implements PublishResult {}

    /** @param sentence what is wrong with the file */
    record Unreadable(String sentence) implements PublishResult {}

    /** No timestamp could be had; nothing was published, and trying again later is safe. */
    record NoTimestamp() implements PublishResult {}

    record NotAllowed() implements PublishResult {}
}
