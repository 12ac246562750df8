package io.evenhand.settlement.split.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The rows of any CSV file or workbook, by the same care as revenue lines: streamed, strict about letters, hostile until proven otherwise.
 * What its columns mean is the caller's.
 */
public final class TableFile {
    private TableFile() {}

    /**
     * Reads on the caller's thread. The first row is handed on like all others.
     *
     * @param problems of the file itself; after one there may be no rows
     * @param notes what else people should know: a sheet that was not read
     * @throws IOException when the file cannot be read
     */
    public static void read(
            Path file, RevenueFile.Watch watch, Consumer<LineProblem> problems, Consumer<String> notes, RowTaker rows)
            throws IOException {
        RevenueFile.open(file, watch, problems, notes, rows);
    }
}
