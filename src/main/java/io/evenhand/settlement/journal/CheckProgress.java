package io.evenhand.settlement.journal;

/** Is told how far a check has come. */
public interface CheckProgress {
    /** Nobody listens. */
    CheckProgress NONE = new CheckProgress() {
        @Override
        public void begins(long postings) {}

        @Override
        public void goesOn(long postings) {}
    };

    /** @param postings how many there are to check */
    void begins(long postings);

    /** @param postings how many more have been checked */
    void goesOn(long postings);
}
