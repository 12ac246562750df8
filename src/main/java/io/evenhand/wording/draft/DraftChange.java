package io.evenhand.wording.draft;

/** What became of something that somebody did with a draft. */
public sealed interface DraftChange {
    /** @param id of the draft */
    record Done(String id) implements DraftChange {}

    /** There is no such draft, or no such part of it, for this person. */
    record Unknown() implements DraftChange {}

    /** Their role may not. */
    record Forbidden() implements DraftChange {}

    /** @param reason in a sentence for the person */
    record Refused(String reason) implements DraftChange {}
}
