package io.evenhand.settlement.revenue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.settlement.split.RevenueLine;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a file of revenue lines. It is hostile until proven otherwise: bounded, in UTF-8, and a formula is only text. */
final class LinesFile {
    static final int MOST_LINES = 50_000;
    static final int MOST_PROBLEMS = 500;
    private static final int LONGEST_ROW = 65_536;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final List<Read> lines = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();

    private LinesFile() {}

    /** @param line of the file in which it begins */
    record Read(long line, RevenueLine content) {}

    /** @param lines those without a problem, in the order of the file @param problems of the others, at most some hundreds */
    record Content(List<Read> lines, List<LineProblem> problems) {}

    static Content read(byte[] bytes) {
        LinesFile file = new LinesFile();
        file.fill(bytes);
        return new Content(List.copyOf(file.lines), List.copyOf(file.problems));
    }

    private void fill(byte[] bytes) {
        if (bytes.length == 0) {
            fail("is empty", "choose a file whose first line names the columns");
            return;
        }
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            fail("is a workbook, not a CSV file", "in Excel choose Save as, then “CSV UTF-8 (comma delimited)”");
            return;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            fail("is not in UTF-8, and we do not guess", "save it as “CSV UTF-8”");
            return;
        }
        if (text.indexOf('\u0000') >= 0) {
            fail("holds NUL characters", "save it as “CSV UTF-8”");
            return;
        }
        rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private void rows(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(new StringReader(text))) {
            List<String> header = null;
            for (CsvRecord row : reader) {
                if (header == null) {
                    header = header(row);
                    if (!problems.isEmpty()) {
                        return;
                    }
                } else if (lines.size() + problems.size() >= MOST_LINES || problems.size() >= MOST_PROBLEMS) {
                    fail(
                            problems.size() >= MOST_PROBLEMS
                                    ? "has more problems than are listed here"
                                    : "has more than %,d lines".formatted(MOST_LINES),
                            problems.size() >= MOST_PROBLEMS ? "mend these first" : "divide it into smaller ones");
                    return;
                } else {
                    line(header, row);
                }
            }
            if (lines.isEmpty() && problems.isEmpty()) {
                fail("holds no lines", "add them, or report that there was no revenue");
            }
        } catch (CsvParseException malformed) {
            fail(
                    "cannot be read any further after line %d"
                            .formatted(lines.isEmpty() ? 1 : lines.getLast().line()),
                    "look for a double quote that nothing closes, or text after a closing one");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> header(CsvRecord row) {
        List<String> header = row.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_"))
                .toList();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (LineColumn.of(name).isEmpty()) {
                problems.add(new LineProblem(
                        1, "", name, "is not the name of a column", "use " + String.join(", ", LineColumn.titles())));
            } else if (!seen.add(name)) {
                problems.add(new LineProblem(1, name, name, "is there twice", "remove one of the columns"));
            }
        }
        for (LineColumn column : LineColumn.values()) {
            if (column.required() && !seen.contains(column.title())) {
                problems.add(new LineProblem(1, column.title(), "", "is missing", "add the column: " + column.help()));
            }
        }
        return header;
    }

    private void line(List<String> header, CsvRecord row) {
        if (row.getFields().stream().allMatch(String::isBlank)) {
            return;
        }
        long number = row.getStartingLineNumber();
        if (row.getFieldCount() > header.size()) {
            problems.add(new LineProblem(
                    number,
                    "",
                    "",
                    "has %d cells, but the first line names %d columns".formatted(row.getFieldCount(), header.size()),
                    "put a cell that holds the separator in double quotes"));
            return;
        }
        Map<LineColumn, String> cells = new EnumMap<>(LineColumn.class);
        for (int i = 0; i < row.getFieldCount(); i++) {
            String cell = row.getField(i).strip();
            LineColumn.of(header.get(i)).ifPresent(column -> cells.put(column, cell));
        }
        LineCells read = new LineCells(number, cells);
        RevenueLine line = read.line();
        if (line == null) {
            problems.addAll(read.problems());
        } else {
            lines.add(new Read(number, line));
        }
    }

    private void fail(String problem, String remedy) {
        problems.add(LineProblem.ofFile(problem, remedy));
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = text.substring(0, Math.min(end < 0 ? text.length() : end, LONGEST_ROW));
        char best = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char searched) {
        return text.chars().filter(one -> one == searched).count();
    }
}
