package io.evenhand.settlement.bank;

import java.util.List;

/** What became of a file from a bank. */
public sealed interface TakeResult {
    /**
     * Its lines are kept.
     *
     * @param added how many lines were new
     * @param known how many were in an earlier file, too
     * @param left what was wrong, and left out because finance said so
     * @param pending how many entries were not booked yet
     */
    record Taken(int added, int known, List<StatementFlaw> left, int pending) implements TakeResult {
        public Taken {
            left = List.copyOf(left);
        }
    }

    /**
     * Nothing was kept, because of what is wrong.
     *
     * @param restUsable whether what is not wrong can be taken, if finance says so
     */
    record Flawed(List<StatementFlaw> flaws, boolean restUsable) implements TakeResult {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /** Nobody said yet how the bank of this account writes CSV. */
    record NoLayout() implements TakeResult {}

    record NotAllowed() implements TakeResult {}
}
