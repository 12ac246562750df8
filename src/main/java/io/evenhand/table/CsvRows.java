package io.evenhand.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.text.FileLetters;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a CSV file, one after the other. */
final class CsvRows {
    /** So many characters a row may have; one that never ends is a quote that never closes. */
    static final int LONGEST_ROW = 131_072;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private CsvRows() {}

    /** The cells of the record that is read at the moment. */
    private static final class RecordCells implements Cells {
        @SuppressWarnings("NullAway.Init") // a record is there before its cells are asked for
        private CsvRecord record;

        @Override
        public int count() {
            return record.getFieldCount();
        }

        @Override
        public String text(int place) {
            return record.getField(place).strip();
        }
    }

    static void read(InputStream stream, Consumer<LineProblem> problems, RowTaker rows) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream, 1 << 16);
        Optional<Charset> charset = charset(bytes, problems);
        if (charset.isEmpty()) {
            return;
        }
        // What is no text becomes U+FFFD, which no cell may hold: so the line and the column are known.
        Reader decoded = new InputStreamReader(
                bytes,
                charset.get()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        BufferedReader text = new BufferedReader(decoded, LONGEST_ROW);
        skipMark(text);
        String first = peek(text);
        long skipped = 0;
        if (first.startsWith("sep=")) {
            text.readLine();
            first = peek(text);
            skipped = 1;
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(first))
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(text)) {
            RecordCells cells = new RecordCells();
            for (CsvRecord record : reader) {
                cells.record = record;
                if (!rows.row(cells, record.getStartingLineNumber() + skipped)) {
                    return;
                }
            }
        } catch (CsvParseException malformed) {
            problems.accept(malformed(malformed));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static Optional<Charset> charset(InputStream bytes, Consumer<LineProblem> problems) throws IOException {
        bytes.mark(4);
        byte[] start = bytes.readNBytes(4);
        bytes.reset();
        if (FileLetters.isUtf32(start)) {
            problems.accept(new LineProblem(0, "", "", "the file is in UTF-32", "save it as \"CSV UTF-8\""));
            return Optional.empty();
        }
        return Optional.of(FileLetters.isUtf16(start) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static void skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** The first line, or as much of it as a row may have. */
    private static String peek(BufferedReader text) throws IOException {
        text.mark(LONGEST_ROW);
        StringBuilder line = new StringBuilder();
        int next = text.read();
        while (next >= 0 && next != '\n' && next != '\r' && line.length() < LONGEST_ROW - 1) {
            line.append((char) next);
            next = text.read();
        }
        text.reset();
        return line.toString();
    }

    private static char separator(String header) {
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = header.chars().filter(one -> one == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    private static LineProblem malformed(CsvParseException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Matcher line = LINE.matcher(message);
        long number = line.find() ? Long.parseLong(line.group(1)) : 0;
        String reason = String.valueOf(
                malformed.getCause() == null ? message : malformed.getCause().getMessage());
        if (message.contains("Unclosed") || reason.contains("Unclosed")) {
            return new LineProblem(
                    number,
                    "",
                    "",
                    "a cell opens with a double quote that nothing closes, and nothing after it was read",
                    "close it, or write it twice if it belongs to the text");
        }
        if (message.contains("maximum") || reason.contains("maximum") || reason.contains("buffer")) {
            return new LineProblem(
                    number,
                    "",
                    "",
                    "the row is longer than 131,072 characters, and nothing after it was read",
                    "most often a double quote opens a cell and nothing closes it");
        }
        return new LineProblem(
                number,
                "",
                "",
                "text follows a closing double quote, and nothing after it was read",
                "put the whole cell in double quotes, and write a quote inside it twice");
    }
}
