package io.evenhand.settlement.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a check found in one book.
 *
 * @param postings how many were found in order, from the first
 * @param hash of the last of these, or of the empty book
 * @param fault the first thing that is wrong; null if nothing is. What follows a fault is not looked at, since the chain is broken there
 */
public record BookReport(
        String agreementId,
        long postings,
        PostingHash hash,
        @Nullable Fault fault) {
    /**
     * @param sequence of the first broken posting; 0 if the book is wrong as a whole
     * @param what is wrong with it, as a sentence
     */
    public record Fault(long sequence, String what) {}
}
