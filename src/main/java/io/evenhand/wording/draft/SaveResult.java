package io.evenhand.wording.draft;

import java.time.Instant;
import java.util.Optional;

/** What became of a text that somebody wrote. */
public sealed interface SaveResult {
    /** @param revision that the file has now; the same as before where the text was the same */
    record Saved(int revision, Instant at) implements SaveResult {}

    /**
     * Somebody else saved the file meanwhile. Nothing of theirs was changed, and what was sent is kept beside it.
     *
     * @param revision that the file has
     * @param theirs how it reads
     * @param by who saved it, by name
     * @param kept under which number of the history what was sent lies
     * @param both the file with the changes of both; empty where they touch the same lines
     */
    record Conflict(int revision, String theirs, String by, Instant at, int kept, Optional<String> both)
            implements SaveResult {}

    /** There is no such draft for this person. */
    record Unknown() implements SaveResult {}

    /** Their role may not. */
    record Forbidden() implements SaveResult {}

    /** @param reason in a sentence for the person */
    record Refused(String reason) implements SaveResult {}
}
