package io.evenhand.settlement.bank;

/**
 * What is wrong in a file from a bank.
 *
 * @param reach what cannot be taken because of it
 * @param statement which one, as the file calls it, or its place in the file; empty when it is not about one
 * @param entry which of the statement's entries, from one; zero when it is not about one
 * @param line of the file, from one
 * @param field as the file's format calls it
 * @param problem a sentence that says what to do
 */
public record StatementFlaw(Reach reach, String statement, int entry, long line, String field, String problem) {
    /** What a flaw spoils. */
    public enum Reach {
        /** The entry: the statement's others can be taken. */
        ENTRY,
        /** The statement: the file's others can be taken. */
        STATEMENT,
        /** All that is in the file. */
        FILE
    }
}
