package io.evenhand.settlement.bank;

import io.evenhand.settlement.bank.StatementFlaw.Reach;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong while a file is read, up to a number that somebody can still look through. */
final class Flaws {
    private final List<StatementFlaw> found = new ArrayList<>();
    private int total;

    void add(Reach reach, String statement, int entry, long line, String field, String problem) {
        total++;
        if (found.size() < StatementRead.MOST_FLAWS) {
            found.add(new StatementFlaw(reach, statement, entry, line, field, problem));
        } else if (reach == Reach.FILE && found.getLast().reach() != Reach.FILE) {
            // What spoils the file is not lost among what spoils an entry each.
            found.set(found.size() - 1, new StatementFlaw(reach, statement, entry, line, field, problem));
        }
    }

    /** Counts those, too, that are not named. */
    int total() {
        return total;
    }

    List<StatementFlaw> found() {
        return List.copyOf(found);
    }

    /** What a file holds in a sentence about it: short, and on one line. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }
}
