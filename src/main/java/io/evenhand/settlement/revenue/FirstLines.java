package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first lines of a file as a mapping would read them. */
final class FirstLines implements RevenueFile.Sink {
    private static final int MOST = 5;

    private final List<FileStanding.Row> rows = new ArrayList<>();
    private final ProblemList problems = new ProblemList();

    private FirstLines() {}

    static FileStanding.Preview of(Path file, ColumnMapping mapping) {
        FirstLines first = new FirstLines();
        try {
            RevenueFile.readFirst(file, mapping, MOST, first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileStanding.Preview(first.rows, first.problems.all());
    }

    @Override
    public void line(long number, RevenueLine line) {
        rows.add(new FileStanding.Row(number, line));
    }

    @Override
    public void problem(LineProblem problem) {
        problems.add(problem);
    }
}
