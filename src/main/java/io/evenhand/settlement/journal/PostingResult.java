package io.evenhand.settlement.journal;

import java.time.Instant;
import java.time.LocalDate;

/** What came of a {@link PostingRequest}. */
public sealed interface PostingResult {
    /**
     * It is in the book, if the transaction commits.
     *
     * @param recordedAt since when it is known, to the microsecond
     */
    record Posted(PostingId id, Instant recordedAt, PostingHash hash) implements PostingResult {}

    /** The same was posted before; nothing was changed. */
    record AlreadyPosted(PostingId id) implements PostingResult {}

    /** Something else was posted under this key; nothing was changed. */
    record KeyTaken(String key, PostingId by) implements PostingResult {}

    /** The day lies in a closed period, which never changes. */
    record ClosedPeriod(LocalDate effectiveOn, LocalDate closedThrough) implements PostingResult {
        /** The first day to which something can still be posted. */
        public LocalDate firstOpenDay() {
            return closedThrough.plusDays(1);
        }

        public String remedy() {
            return "The period to %s is closed and never changes. Post it effective from %s, as a correction that names the posting it puts right."
                    .formatted(closedThrough, firstOpenDay());
        }
    }

    /** The posting to be corrected is not in the book. */
    record NothingToCorrect(PostingId corrects) implements PostingResult {}
}
