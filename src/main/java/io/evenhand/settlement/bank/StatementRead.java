package io.evenhand.settlement.bank;

import java.util.List;

/**
 * What a file from a bank holds.
 *
 * @param statements what can be taken, without the entries that cannot
 * @param flaws what is wrong, in the order of the file; at most {@link #MOST_FLAWS}
 * @param pending how many entries were not booked yet, and are left for a later statement
 */
public record StatementRead(List<BankStatement> statements, List<StatementFlaw> flaws, int pending) {
    /** So many are named; a file with more is a different kind of file. */
    public static final int MOST_FLAWS = 200;

    public StatementRead {
        statements = List.copyOf(statements);
        flaws = List.copyOf(flaws);
    }

    /** Nothing of the file can be taken. */
    static StatementRead unreadable(StatementFlaw flaw) {
        return new StatementRead(List.of(), List.of(flaw), 0);
    }

    public boolean isSound() {
        return flaws.isEmpty();
    }
}
