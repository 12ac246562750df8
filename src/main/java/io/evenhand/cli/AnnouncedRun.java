package io.evenhand.cli;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import java.util.List;

/** Announces the lines of a file to the engine before they are shared one by one. */
record AnnouncedRun(Splitter splitter) implements RevenueFile.Sink {
    @Override
    public void line(long number, RevenueLine line) {
        splitter.announce(List.of(line));
    }

    @Override
    public void problem(LineProblem problem) {
        // Named when the lines are shared.
    }
}
