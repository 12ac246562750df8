package io.evenhand.settlement.whatif;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.settlement.split.file.SlowFileException;
import io.evenhand.table.LineProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Revenue lines of a file that are tried and not kept: no more than a page is drawn of.
 *
 * @param problems none where all can be tried; of very many the first, and how many more there are
 */
public record UploadedLines(List<RevenueLine> lines, List<LineProblem> problems) {
    /** Lines that are tried at once, reported ones as well. */
    public static final int MOST_LINES = 20_000;

    public UploadedLines {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /** CSV or XLSX, as reports are. No more is read than can be tried, and no longer than somebody waits. */
    public static UploadedLines read(byte[] file, TimeLimit limit) {
        Reading reading = new Reading();
        try {
            RevenueFile.read(new ByteArrayInputStream(file), null, limit.left(), reading);
        } catch (TooManyException tooMany) {
            return refused("has more than the %,d lines that can be tried at once".formatted(MOST_LINES), "try fewer");
        } catch (SlowFileException slow) {
            return refused("takes longer to read than can be waited for here", "try fewer lines, or save them as CSV");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.result();
    }

    private static UploadedLines refused(String problem, String remedy) {
        return new UploadedLines(List.of(), List.of(LineProblem.ofFile(problem, remedy)));
    }

    /** The rest need not be read. */
    private static final class TooManyException extends RuntimeException {
        TooManyException() {
            super("too many lines", null, false, false);
        }
    }

    private static final class Reading implements RevenueFile.Sink {
        private final List<RevenueLine> lines = new ArrayList<>();
        private final List<LineProblem> problems = new ArrayList<>();
        private int count;
        private int further;

        @Override
        public void line(long number, RevenueLine line) {
            row();
            lines.add(line);
        }

        @Override
        public void problem(LineProblem problem) {
            if (problems.size() < RevenueFile.MOST_PROBLEMS) {
                problems.add(problem);
            } else {
                further++;
                row();
            }
        }

        private void row() {
            count++;
            if (count > MOST_LINES) {
                throw new TooManyException();
            }
        }

        private UploadedLines result() {
            if (further > 0) {
                problems.addFirst(LineProblem.ofFile(
                        "has %,d problems more than are listed here".formatted(further), "mend these first"));
            }
            if (lines.isEmpty() && problems.isEmpty()) {
                problems.add(LineProblem.ofFile("holds no lines", "add them"));
            }
            return new UploadedLines(lines, problems);
        }
    }
}
