package io.evenhand.settlement.journal;

import java.time.LocalDate;

/** What came of closing a period. */
public sealed interface ClosingResult {
    /**
     * Nothing can be posted any more to this day or an earlier one.
     *
     * @param postings how many the book then held
     * @param hash of the last of them, or of the empty book: whoever keeps it can prove later that nothing before was changed
     */
    record Closed(LocalDate through, long postings, PostingHash hash) implements ClosingResult {}

    /** Closed before, to this day or a later one; nothing was changed. */
    record AlreadyClosed(LocalDate through) implements ClosingResult {}
}
