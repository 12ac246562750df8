package io.evenhand.settlement.revenue;

import io.evenhand.settlement.split.file.LineProblem;
import io.evenhand.money.ExchangeRate;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an uploaded file of revenue lines: the same as the command line reads, and no more of it than a page and a draft can hold. */
final class LinesFile implements RevenueFile.Sink {
    static final int MOST_LINES = 50_000;
    static final int MOST_PROBLEMS = 500;
    private static final int LONGEST_ID = 64;

    private final List<Read> lines = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();
    private int further;
    private int tooMany;

    private LinesFile() {}

    /** @param line of the file in which it begins */
    record Read(long line, RevenueLine content) {}

    /** @param lines those without a problem, in the order of the file @param problems of the others, at most some hundreds */
    record Content(List<Read> lines, List<LineProblem> problems) {}

    static Content read(byte[] bytes) {
        LinesFile file = new LinesFile();
        try {
            RevenueFile.read(new ByteArrayInputStream(bytes), null, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.content();
    }

    @Override
    public void line(long number, RevenueLine line) {
        if (line.id().length() > LONGEST_ID) {
            add(new LineProblem(
                    number, "id", line.id(), "is longer than 64 characters", "give the line a shorter one"));
        } else if (!canBeKept(line.rate())) {
            add(new LineProblem(
                    number, "rate", String.valueOf(line.rate()), "has too many digits", "write at most 12 decimals"));
        } else if (lines.size() == MOST_LINES) {
            tooMany++;
        } else {
            lines.add(new Read(number, line));
        }
    }

    /** As it is stored, it is read again. */
    private static boolean canBeKept(@Nullable ExchangeRate rate) {
        try {
            return rate == null || ExchangeRate.parse(rate.toString()).equals(rate);
        } catch (IllegalArgumentException tooLong) {
            return false;
        }
    }

    @Override
    public void problem(LineProblem problem) {
        add(problem);
    }

    private void add(LineProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            further++;
        }
    }

    private Content content() {
        if (tooMany > 0) {
            problems.addFirst(LineProblem.ofFile(
                    "has %,d lines more than the %,d that one report may have".formatted(tooMany, MOST_LINES),
                    "divide it into smaller ones"));
        }
        if (further > 0) {
            problems.addFirst(LineProblem.ofFile(
                    "has %,d problems more than are listed here".formatted(further), "mend these first"));
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.add(LineProblem.ofFile("holds no lines", "add them, or report that there was no revenue"));
        }
        return new Content(List.copyOf(lines), List.copyOf(problems));
    }
}
