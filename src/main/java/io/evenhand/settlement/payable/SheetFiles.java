package io.evenhand.settlement.payable;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.evenhand.money.Money;
import io.evenhand.settlement.storage.SafeCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes tables as files that spreadsheets open; texts of others are never taken for formulas. */
final class SheetFiles {
    /** Spreadsheets calculate with so many digits; a longer amount is written as text rather than changed. */
    private static final int EXACT_DIGITS = 15;

    private SheetFiles() {}

    /** One table of all, in UTF-8 with its mark: the first column says which table a row is of, and each column stands once. */
    static byte[] csv(List<Sheet> sheets) {
        Set<String> columns = new LinkedHashSet<>();
        sheets.forEach(sheet -> columns.addAll(sheet.header()));
        List<String> header = List.copyOf(columns);
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            List<String> first = new ArrayList<>(List.of("Table"));
            first.addAll(header);
            writer.writeRecord(first);
            for (Sheet sheet : sheets) {
                for (List<@Nullable Object> row : sheet.rows()) {
                    writer.writeRecord(record(sheet, row, header));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> record(Sheet sheet, List<@Nullable Object> row, List<String> header) {
        List<String> cells = new ArrayList<>(Collections.nCopies(header.size() + 1, ""));
        cells.set(0, sheet.name());
        for (int i = 0; i < row.size(); i++) {
            cells.set(header.indexOf(sheet.header().get(i)) + 1, text(row.get(i)));
        }
        return cells;
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Money money -> money.amount();
            case LocalDate day -> day.toString();
            default -> SafeCell.of(cell.toString());
        };
    }

    /** A workbook with a sheet for each table: numbers are numbers, days are days. */
    static byte[] xlsx(List<Sheet> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Evenhand", "1.0")) {
            for (Sheet sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet worksheet, Sheet sheet) {
        worksheet.freezePane(0, 1);
        for (int column = 0; column < sheet.header().size(); column++) {
            worksheet.value(0, column, sheet.header().get(column));
            worksheet
                    .style(0, column)
                    .bold()
                    .fillColor("1F5F66")
                    .fontColor("FFFFFF")
                    .set();
        }
        int number = 1;
        for (List<@Nullable Object> row : sheet.rows()) {
            for (int column = 0; column < row.size(); column++) {
                cell(worksheet, number, column, row.get(column));
            }
            number++;
        }
    }

    private static void cell(Worksheet worksheet, int row, int column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Money money -> amount(worksheet, row, column, money);
            case LocalDate day -> {
                worksheet.value(row, column, day);
                worksheet.style(row, column).format("yyyy-mm-dd").set();
            }
            // A text is stored as one: no spreadsheet takes it for a formula.
            default -> worksheet.value(row, column, cell.toString());
        }
    }

    private static void amount(Worksheet worksheet, int row, int column, Money money) {
        BigDecimal amount = new BigDecimal(money.amount());
        if (amount.precision() > EXACT_DIGITS) {
            worksheet.value(row, column, money.amount());
            return;
        }
        int decimals = money.currency().getDecimalPlaces();
        worksheet.value(row, column, amount);
        worksheet
                .style(row, column)
                .format("#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals)))
                .set();
    }
}
