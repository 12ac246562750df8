package io.evenhand.table;

import io.evenhand.text.FileLetters;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** The rows of a CSV file or a workbook, one after the other, in memory that does not grow with the file. */
public final class TableFile {
    /** So many problems of a file are told one by one, for nobody mends more at once; further ones are counted. */
    public static final int MOST_PROBLEMS = 200;

    private TableFile() {}

    /**
     * Reads on the caller's thread. The first row is handed on like all others.
     *
     * @param problems of the file itself; after one there may be no rows
     * @param notes what else people should know: a sheet that was not read
     * @throws IOException when the file cannot be read
     */
    public static void read(
            Path file, FileWatch watch, Consumer<LineProblem> problems, Consumer<String> notes, RowTaker rows)
            throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            if (!FileLetters.isWorkbook(stream.readNBytes(8))) {
                long size = Files.size(file);
                try (InputStream csv = new WatchedStream(Files.newInputStream(file), done -> watch.read(done, size))) {
                    CsvRows.read(csv, problems, rows);
                }
                return;
            }
        }
        Workbook.read(file, watch, problems, notes, rows);
    }

    /** The same of a stream. A workbook is put into a temporary file first. */
    public static void read(InputStream stream, Consumer<LineProblem> problems, Consumer<String> notes, RowTaker rows)
            throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream, 1 << 16);
        bytes.mark(8);
        byte[] start = bytes.readNBytes(8);
        bytes.reset();
        if (!FileLetters.isWorkbook(start)) {
            CsvRows.read(bytes, problems, rows);
            return;
        }
        Path kept = Files.createTempFile("evenhand-table-", ".xlsx");
        try {
            Files.copy(bytes, kept, StandardCopyOption.REPLACE_EXISTING);
            read(kept, FileWatch.NOBODY, problems, notes, rows);
        } finally {
            Files.deleteIfExists(kept);
        }
    }
}
