package io.evenhand.settlement.bank;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.evenhand.settlement.bank.StatementFlaw.Reach;
import io.evenhand.text.FileLetters;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bank's own pages give as CSV. Banks write a few lines about themselves before the columns' names: those are passed over.
 * Whatever stands in a cell is text; what looks like a formula is never carried out, and is no amount and no day.
 */
final class CsvStatementReader {
    static final int MOST_ROWS = 500_000;
    private static final int LONGEST_ROW = 131_072;
    private static final int LATEST_HEADER = 50;
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CsvLayout layout;
    private final List<String> columns;
    private final Iban account;
    private final Flaws flaws = new Flaws();
    private final List<StatementLine> lines = new ArrayList<>();
    private final CsvBalances balances;
    private int entries;

    private CsvStatementReader(CsvLayout layout, Iban account) {
        this.layout = layout;
        this.columns = layout.columns();
        this.account = account;
        this.balances = new CsvBalances(layout, flaws);
    }

    /** @param account whose statement it is said to be */
    static StatementRead read(byte[] bytes, CsvLayout layout, Iban account) {
        if (FileLetters.isWorkbook(bytes)) {
            return refused(1, "This is a workbook, not a CSV file. Fetch the statement as CSV.");
        }
        String text = FileLetters.leniently(bytes, layout.encoding());
        return text.isBlank() ? refused(1, "The file is empty.") : new CsvStatementReader(layout, account).read(text);
    }

    private static StatementRead refused(long line, String problem) {
        return StatementRead.unreadable(new StatementFlaw(Reach.FILE, "", 0, line, "", problem));
    }

    private StatementRead read(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_ROW)
                // Of a reader only so much is looked at as a row may have; of a text all of it.
                .ofCsvRecord(new StringReader(text))) {
            return read(reader);
        } catch (CsvParseException malformed) {
            return malformed(malformed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StatementRead malformed(CsvParseException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Matcher line = LINE.matcher(message);
        String problem = message.contains("buffer")
                ? "A row is longer than 131,072 characters. Most often a double quote opens a cell and nothing closes it."
                : "A double quote opens a cell that nothing closes, or text follows the one that does. The file may have been cut off;"
                        + " fetch it from the bank again.";
        return StatementRead.unreadable(new StatementFlaw(
                Reach.FILE, "", entries + 1, line.find() ? Long.parseLong(line.group(1)) : 1, "", problem));
    }

    private StatementRead read(CsvReader<CsvRecord> reader) {
        @Nullable Map<String, Integer> header = null;
        int before = 0;
        for (CsvRecord record : reader) {
            if (header == null) {
                header = header(record);
                if (header == null && ++before > LATEST_HEADER) {
                    break;
                }
            } else if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                if (++entries > MOST_ROWS) {
                    return refused(
                            record.getStartingLineNumber(),
                            "The file has more than 500,000 rows. Fetch shorter periods.");
                }
                row(new Row(header, record));
            }
        }
        if (header == null) {
            return refused(
                    1,
                    "No line names the columns " + String.join(", ", columns)
                            + ". Fetch the file as your layout says, or change the layout.");
        }
        if (entries == 0) {
            return refused(1, "The file names columns, but has no rows.");
        }
        balances.check();
        BankStatement statement =
                new BankStatement("", account, balances.opening(), balances.closing(), List.copyOf(lines));
        return new StatementRead(lines.isEmpty() ? List.of() : List.of(statement), flaws.found(), 0);
    }

    /** Null when the record does not name all columns. */
    @Nullable
    private Map<String, Integer> header(CsvRecord record) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            places.putIfAbsent(CsvLayout.key(record.getField(i)), i);
        }
        return places.keySet().containsAll(columns) ? places : null;
    }

    private void row(Row row) {
        int problems = flaws.total();
        for (String column : columns) {
            if (FileLetters.isSpoiled(row.get(column), layout.encoding())) {
                flaw(row, column, "Letters are in another encoding than the layout says.");
            }
        }
        if (flaws.total() > problems) {
            balances.gap();
            return;
        }
        CsvRow read = new CsvRow(layout, account, row, (column, problem) -> flaw(row, column, problem));
        Optional<StatementLine> line = read.line(entries);
        if (line.isEmpty()) {
            balances.gap();
            return;
        }
        lines.add(line.get());
        balances.take(entries, row.line(), row.get(layout.balance()), line.get().amount());
    }

    private void flaw(Row row, String column, String problem) {
        flaws.add(Reach.ENTRY, "", entries, row.line(), column, problem);
    }

    private static char separator(String text) {
        String beginning = text.substring(0, Math.min(text.length(), 20_000));
        char best = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (count(beginning, candidate) > count(beginning, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char searched) {
        return text.chars().filter(one -> one == searched).count();
    }

    /** The cells of a record, by the names of columns as the layout writes them. */
    record Row(Map<String, Integer> header, CsvRecord record) {
        String get(String column) {
            @Nullable Integer place = column.isBlank() ? null : header.get(CsvLayout.key(column));
            return place == null || place >= record.getFieldCount()
                    ? ""
                    : record.getField(place).strip();
        }

        long line() {
            return record.getStartingLineNumber();
        }
    }
}
