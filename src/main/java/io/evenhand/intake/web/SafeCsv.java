package io.evenhand.intake.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV that a spreadsheet shows and does not carry out: what it would take for a formula gets an apostrophe before it. */
final class SafeCsv {
    private static final String MARK = "\uFEFF";

    private SafeCsv() {}

    /** @return UTF-8 with its mark, by which Excel knows it */
    static byte[] write(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        text.write(MARK);
        try (CsvWriter writer = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            rows.forEach(
                    row -> writer.writeRecord(row.stream().map(SafeCsv::neutral).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String neutral(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
        return formula ? "'" + cell : cell;
    }
}
