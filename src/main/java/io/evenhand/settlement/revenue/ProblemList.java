package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import java.util.ArrayList;
import java.util.List;

/** Problems in the order of the file; of very many only the first, and how many more there are. */
final class ProblemList {
    private final List<LineProblem> first = new ArrayList<>();
    private long further;

    void add(LineProblem problem) {
        if (first.size() < RevenueFile.MOST_PROBLEMS) {
            first.add(problem);
        } else {
            further++;
        }
    }

    /** Problems that were only counted, after as many others as are listed. */
    void addFurther(long count) {
        further += count;
    }

    boolean isFull() {
        return first.size() == RevenueFile.MOST_PROBLEMS;
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
                further == 1
                        ? "has one problem more than are listed here"
                        : "has %,d problems more than are listed here".formatted(further),
                "mend these first"));
        return all;
    }
}
