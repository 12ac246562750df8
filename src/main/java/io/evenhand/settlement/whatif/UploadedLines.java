package io.evenhand.settlement.whatif;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.LineProblem;
import io.evenhand.settlement.split.file.RevenueFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Revenue lines of a file that are tried and not kept: no more than a page is drawn of.
 *
 * @param problems none where all can be tried
 */
public record UploadedLines(List<RevenueLine> lines, List<LineProblem> problems) {
    static final int MOST_LINES = 50_000;
    private static final int MOST_PROBLEMS = 500;

    public UploadedLines {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** CSV or XLSX, as reports are. */
    public static UploadedLines read(byte[] file) {
        Reading reading = new Reading();
        try {
            RevenueFile.read(new ByteArrayInputStream(file), null, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.result();
    }

    private static final class Reading implements RevenueFile.Sink {
        private final List<RevenueLine> lines = new ArrayList<>();
        private final List<LineProblem> problems = new ArrayList<>();
        private int tooMany;

        @Override
        public void line(long number, RevenueLine line) {
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            } else {
                tooMany++;
            }
        }

        @Override
        public void problem(LineProblem problem) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(problem);
            }
        }

        private UploadedLines result() {
            if (tooMany > 0) {
                problems.addFirst(LineProblem.ofFile(
                        "has %,d lines more than the %,d that can be tried at once".formatted(tooMany, MOST_LINES),
                        "try fewer"));
            }
            if (lines.isEmpty() && problems.isEmpty()) {
                problems.add(LineProblem.ofFile("holds no lines", "add them"));
            }
            return new UploadedLines(lines, problems);
        }
    }
}
