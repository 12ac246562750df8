package io.evenhand.settlement.journal;

/**
 * A hash that somebody kept outside the database, from an earlier check or from a sealed statement. The check can then tell whether the book
 * up to there was written again.
 *
 * @param sequence of the posting whose hash it is, 0 for the empty book
 */
public record KeptHash(String agreementId, long sequence, PostingHash hash) {}
