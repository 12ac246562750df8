package io.evenhand.settlement.split.file;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.Cells;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import io.evenhand.table.RowTaker;
import io.evenhand.table.TableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads revenue lines from CSV or from a workbook (XLSX) whose first line names the columns, in memory that does not grow with the file.
 *
 * <p>CSV is UTF-8, or UTF-16 with its mark; nothing is guessed. It is separated by comma, semicolon or tab, as the first line shows. What
 * looks like a formula there is text, and no amount; a formula of a workbook is refused. Every problem is told with its line and column;
 * reading goes on as long as rows can be told apart.
 */
public final class RevenueFile {
    /** So many problems of a file are told one by one, for nobody mends more at once; further ones are counted. */
    public static final int MOST_PROBLEMS = TableFile.MOST_PROBLEMS;

    private static final Duration NO_HURRY = Duration.ofDays(1);

    private RevenueFile() {}

    /** Takes what is read, in the order of the file. */
    public interface Sink {
        void line(long number, RevenueLine line);

        /** @param fingerprint the line's, taken by whoever read it */
        default void line(long number, RevenueLine line, long fingerprint) {
            line(number, line);
        }

        void problem(LineProblem problem);

        /** Problems after {@link #MOST_PROBLEMS}, where whoever read has only counted them. */
        default void furtherProblems(long count) {}

        /** What else people should know: a sheet that was not read. */
        default void note(String sentence) {}
    }

    /** The beginning of a file: its headings, and some rows below them, as text. */
    public record Beginning(List<String> headings, List<List<String>> rows, List<LineProblem> problems) {
        public Beginning {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
            problems = List.copyOf(problems);
        }

        /** Whether the file is in our own columns. */
        public boolean isOwn() {
            return Headings.areOwn(headings);
        }
    }

    /**
     * Reads ahead on a thread of its own; the sink is called on this one.
     *
     * @param mapping absent where the columns are our own
     * @throws IOException when the file cannot be read
     */
    public static void read(Path file, @Nullable ColumnMapping mapping, FileWatch watch, Sink sink) throws IOException {
        ReadAhead.read(ahead -> readHere(file, mapping, watch, ahead), NO_HURRY, sink);
    }

    /** The same of a stream. A workbook is put into a temporary file first. */
    public static void read(InputStream stream, @Nullable ColumnMapping mapping, Sink sink) throws IOException {
        read(stream, mapping, NO_HURRY, sink);
    }

    /**
     * The same, for somebody who waits.
     *
     * @throws SlowFileException when it takes longer than so long; the rest is not read
     */
    public static void read(InputStream stream, @Nullable ColumnMapping mapping, Duration atMost, Sink sink)
            throws IOException {
        ReadAhead.read(ahead -> readHere(stream, mapping, ahead), atMost, sink);
    }

    static void readHere(InputStream stream, @Nullable ColumnMapping mapping, Sink sink) throws IOException {
        rows((problems, taker) -> TableFile.read(stream, problems, sink::note, taker), mapping, sink);
    }

    private static void readHere(Path file, @Nullable ColumnMapping mapping, FileWatch watch, Sink sink)
            throws IOException {
        rows((problems, taker) -> TableFile.read(file, watch, problems, sink::note, taker), mapping, sink);
    }

    private interface Rows {
        void to(Consumer<LineProblem> problems, RowTaker taker) throws IOException;
    }

    private static void rows(Rows rows, @Nullable ColumnMapping mapping, Sink sink) throws IOException {
        Table table = new Table(mapping, sink);
        boolean[] refused = new boolean[1];
        rows.to(
                problem -> {
                    refused[0] = true;
                    sink.problem(problem);
                },
                table);
        if (!table.hasBegun() && !refused[0]) {
            sink.problem(empty());
        }
    }

    /** The first row names the columns, the others are lines. */
    private static final class Table implements RowTaker {
        private final @Nullable ColumnMapping mapping;
        private final Sink sink;
        private @Nullable RevenueRow lines;

        Table(@Nullable ColumnMapping mapping, Sink sink) {
            this.mapping = mapping;
            this.sink = sink;
        }

        @Override
        public boolean row(Cells cells, long line) {
            if (lines != null) {
                lines.read(cells, line);
                return true;
            }
            List<String> headings = texts(cells);
            lines = new RevenueRow(headings, mapping, sink);
            List<LineProblem> problems = Headings.problems(headings, mapping, line);
            problems.forEach(sink::problem);
            return problems.isEmpty();
        }

        boolean hasBegun() {
            return lines != null;
        }
    }

    /**
     * The headings and some rows below them.
     *
     * @param atMost so many rows
     * @throws IOException when the file cannot be read
     */
    public static Beginning beginning(Path file, int atMost) throws IOException {
        List<List<String>> found = new ArrayList<>();
        List<LineProblem> problems = new ArrayList<>();
        TableFile.read(file, FileWatch.NOBODY, problems::add, note -> {}, (cells, line) -> {
            found.add(texts(cells));
            return found.size() <= atMost;
        });
        if (found.isEmpty() && problems.isEmpty()) {
            problems.add(empty());
        }
        return new Beginning(
                found.isEmpty() ? List.of() : found.getFirst(),
                found.isEmpty() ? List.of() : found.subList(1, found.size()),
                problems);
    }

    /**
     * Reads the first lines only, on the caller's thread: for a look at what a mapping makes of them.
     *
     * @throws IOException when the file cannot be read
     */
    public static void readFirst(Path file, @Nullable ColumnMapping mapping, int atMost, Sink sink) throws IOException {
        int[] left = {atMost + 1};
        rows(
                (problems, taker) -> TableFile.read(file, FileWatch.NOBODY, problems, sink::note, (cells, line) -> {
                    left[0]--;
                    return taker.row(cells, line) && left[0] > 0;
                }),
                mapping,
                sink);
    }

    private static List<String> texts(Cells cells) {
        return IntStream.range(0, cells.count()).mapToObj(cells::text).toList();
    }

    private static LineProblem empty() {
        return LineProblem.ofFile("the file is empty", "begin with a line that names the columns");
    }
}
