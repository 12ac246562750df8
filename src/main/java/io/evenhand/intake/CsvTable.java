package io.evenhand.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.intake.CsvTable.Read.Table;
import io.evenhand.intake.CsvTable.Read.Unreadable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the rows of a text whose first line names its columns. What separates cells is seen from that line. */
final class CsvTable {
    /** So many characters a row may have; one that never ends is a quote that never closes. */
    static final int LONGEST_ROW = 131_072;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvTable() {}

    sealed interface Read {
        record Table(List<CsvRow> rows) implements Read {}

        /** @param problems sentences, at least one, that say what to do */
        record Unreadable(List<String> problems) implements Read {}
    }

    /** @param mostRows files of more rows are refused */
    static Read read(String text, List<Column> columns, int mostRows) {
        String body = withoutSeparatorLine(text);
        long skipped = body.length() == text.length() ? 0 : 1;
        char separator = separator(body);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                // Of a reader only so much is looked at as a row may have; of a text all of it.
                .ofCsvRecord(new StringReader(body))) {
            return table(reader, columns, mostRows, skipped);
        } catch (CsvParseException malformed) {
            return new Unreadable(List.of(sentence(malformed)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Read table(CsvReader<CsvRecord> reader, List<Column> columns, int mostRows, long skipped) {
        List<String> header = null;
        List<CsvRow> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CsvRecord record : reader) {
            if (header == null) {
                header = header(record);
                problems.addAll(problemsOf(header, columns));
                if (!problems.isEmpty()) {
                    return new Unreadable(problems);
                }
                continue;
            }
            long line = record.getStartingLineNumber() + skipped;
            if (record.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (record.getFieldCount() > header.size()) {
                return new Unreadable(
                        List.of("Line " + line + " has " + record.getFieldCount() + " cells, but the first line names "
                                + header.size() + " columns. Put a cell that holds the separator in double quotes."));
            }
            if (rows.size() == mostRows) {
                return new Unreadable(List.of("The file has more than " + String.format(Locale.UK, "%,d", mostRows)
                        + " rows. Divide it into smaller ones."));
            }
            rows.add(row(header, record, line));
        }
        if (header == null) {
            return new Unreadable(List.of("The file is empty. Begin with a line that names the columns."));
        }
        return rows.isEmpty() ? new Unreadable(List.of("The file names columns, but has no rows.")) : new Table(rows);
    }

    private static CsvRow row(List<String> header, CsvRecord record, long line) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            cells.put(header.get(i), record.getField(i).strip());
        }
        return new CsvRow(line, cells);
    }

    private static List<String> header(CsvRecord record) {
        return record.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_"))
                .toList();
    }

    private static List<String> problemsOf(List<String> header, List<Column> columns) {
        List<String> known = columns.stream().map(Column::name).toList();
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty()) {
                problems.add("A column has no name. Name it in the first line, or remove it.");
            } else if (!seen.add(name)) {
                problems.add("The column “" + shown(name) + "” is there twice. Remove one.");
            } else if (!known.contains(name)) {
                problems.add("There is no column “" + shown(name) + "”."
                        + nearest(name, known)
                                .map(near -> " Did you mean “" + near + "”?")
                                .orElse(" Remove it, or see the names below."));
            }
        }
        columns.stream()
                .filter(column -> column.required() && !header.contains(column.name()))
                .forEach(column -> problems.add("The column “" + column.name() + "” is missing. " + column.help()));
        return problems.stream().distinct().limit(50).toList();
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    /** The known name that is few letters away. */
    static Optional<String> nearest(String name, List<String> known) {
        if (name.length() > 60) {
            return Optional.empty();
        }
        Map<String, Integer> distances = new LinkedHashMap<>();
        known.forEach(one -> distances.put(one, distance(name, one)));
        return distances.entrySet().stream()
                .filter(entry -> entry.getValue() <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }

    /** Excel may write a first line that only says what separates. */
    private static String withoutSeparatorLine(String text) {
        return Stream.of("sep=,", "sep=;", "sep=\t")
                .flatMap(line -> Stream.of(line + "\r\n", line + "\n"))
                .filter(text::startsWith)
                .findFirst()
                .map(line -> text.substring(line.length()))
                .orElse(text);
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

    private static String sentence(CsvParseException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Matcher line = LINE.matcher(message);
        String where = line.find() ? "The row that begins in line " + line.group(1) : "A row";
        if (message.contains("buffer")) {
            return where
                    + " is longer than 131,072 characters. Most often a double quote opens a cell and nothing closes it.";
        }
        return message.startsWith("Unclosed")
                ? where
                        + " opens a cell with a double quote that nothing closes. Close it, or write it twice if it belongs to the text."
                : where
                        + " has text after a closing double quote. Put the whole cell in double quotes, and write a quote inside it"
                        + " twice.";
    }
}
