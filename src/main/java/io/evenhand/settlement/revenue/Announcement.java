package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;

/** Announces the lines of a file to the sharing before they are looked at one by one. */
record Announcement(Sharing sharing) implements RevenueFile.Sink {
    @Override
    public void line(long number, RevenueLine line) {
        sharing.announce(line);
    }

    @Override
    public void problem(LineProblem problem) {
        // Named when the file is looked at.
    }
}
