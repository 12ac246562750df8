package io.evenhand.settlement.journal;

/**
 * Identifies a posting: its place in the book of its agreement.
 *
 * @param sequence 1 for the first; no number is ever left out
 */
public record PostingId(String agreementId, long sequence) {
    static final int LONGEST_AGREEMENT = 36;

    public PostingId {
        JournalText.require(agreementId, LONGEST_AGREEMENT, "the agreement of a posting");
        if (sequence < 1) {
            throw new IllegalArgumentException("postings are numbered from 1, not " + sequence);
        }
    }

    /** For people: "posting 17 of agreement …". */
    @Override
    public String toString() {
        return "posting " + sequence + " of agreement " + agreementId;
    }
}
