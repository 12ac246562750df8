package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.file.LineProblem;
import java.util.ArrayList;
import java.util.List;

/** Problems in the order of the file; of very many only the first, and how many more there are. */
final class ProblemList {
    static final int MOST = 500;

    private final List<LineProblem> first = new ArrayList<>();
    private int further;

    void add(LineProblem problem) {
        if (first.size() < MOST) {
            first.add(problem);
        } else {
            further++;
        }
    }

    boolean isFull() {
        return first.size() == MOST;
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    List<LineProblem> all() {
        if (further == 0) {
            return List.copyOf(first);
        }
        List<LineProblem> all = new ArrayList<>(first);
        all.addFirst(LineProblem.ofFile(
                "has %,d problems more than are listed here".formatted(further), "mend these first"));
        return all;
    }
}
