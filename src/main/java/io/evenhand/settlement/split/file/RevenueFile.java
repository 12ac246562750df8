package io.evenhand.settlement.split.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.settlement.split.RevenueLine;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads revenue lines from CSV whose first line names the columns, in memory that does not grow with the file.
 *
 * <p>UTF-8, or UTF-16 with its mark; nothing is guessed. Separated by comma, semicolon or tab, as the first line shows. What looks like a
 * formula is text, and no amount. Every problem is told with its line and column; reading goes on as long as rows can be told apart.
 */
public final class RevenueFile {
    /** So many characters a row may have; one that never ends is a quote that never closes. */
    static final int LONGEST_ROW = 131_072;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private RevenueFile() {}

    /** Takes what is read, in the order of the file. */
    public interface Sink {
        void line(long number, RevenueLine line);

        void problem(LineProblem problem);
    }

    /**
     * Reads ahead on a thread of its own; the sink is called on this one.
     *
     * @throws IOException when the stream cannot be read
     */
    public static void read(InputStream stream, Sink sink) throws IOException {
        ReadAhead.read(stream, sink);
    }

    static void readHere(InputStream stream, Sink sink) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(stream, 1 << 16);
        Optional<Charset> charset = charset(bytes, sink);
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
            rows(reader, skipped, sink);
        } catch (CsvParseException malformed) {
            sink.problem(malformed(malformed));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static void rows(CsvReader<CsvRecord> reader, long skipped, Sink sink) {
        RevenueRow row = null;
        for (CsvRecord record : reader) {
            if (row == null) {
                List<String> header = header(record);
                List<LineProblem> problems = problemsOf(header, record.getStartingLineNumber() + skipped);
                if (!problems.isEmpty()) {
                    problems.forEach(sink::problem);
                    return;
                }
                row = new RevenueRow(header, sink);
            } else {
                row.read(record, record.getStartingLineNumber() + skipped);
            }
        }
        if (row == null) {
            sink.problem(new LineProblem(0, "", "", "the file is empty", "begin with a line that names the columns"));
        }
    }

    private static Optional<Charset> charset(InputStream bytes, Sink sink) throws IOException {
        bytes.mark(4);
        byte[] start = bytes.readNBytes(4);
        bytes.reset();
        if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            sink.problem(new LineProblem(
                    0, "", "", "the file is a workbook, not CSV", "save it as \"CSV UTF-8 (comma delimited)\""));
            return Optional.empty();
        }
        if (startsWith(start, 0xFF, 0xFE, 0, 0) || startsWith(start, 0, 0, 0xFE, 0xFF)) {
            sink.problem(new LineProblem(0, "", "", "the file is in UTF-32", "save it as \"CSV UTF-8\""));
            return Optional.empty();
        }
        boolean wide = startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF);
        return Optional.of(wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
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

    private static List<String> header(CsvRecord record) {
        return record.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_"))
                .toList();
    }

    private static List<LineProblem> problemsOf(List<String> header, long line) {
        List<LineProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : header.subList(0, Math.min(header.size(), 200))) {
            if (name.isEmpty()) {
                problems.add(new LineProblem(line, "", "", "a column has no name", "name it, or remove it"));
            } else if (!seen.add(name)) {
                problems.add(new LineProblem(line, "", name, "this column is there twice", "remove one"));
            } else if (!RevenueColumn.titles().contains(name)) {
                problems.add(new LineProblem(
                        line,
                        "",
                        name,
                        "there is no column of that name",
                        "remove it, or use one of " + String.join(", ", RevenueColumn.titles())));
            }
        }
        for (RevenueColumn column : RevenueColumn.values()) {
            if (column.isRequired() && !header.contains(column.title())) {
                problems.add(new LineProblem(
                        line,
                        "",
                        "",
                        "the column \"%s\" is missing".formatted(column.title()),
                        "add it: " + column.help()));
            }
        }
        return problems;
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
