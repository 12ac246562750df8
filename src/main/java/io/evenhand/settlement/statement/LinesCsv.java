package io.evenhand.settlement.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.storage.SafeCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every line of a statement with what each party gets of it, for spreadsheets: nothing in it is taken for a formula. */
public final class LinesCsv {
    private LinesCsv() {}

    /** UTF-8, a header and a row for each line. */
    public static byte[] of(StatementContent content) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            writer.writeRecord(header(content));
            for (Line line : content.lines()) {
                writer.writeRecord(row(content, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> header(StatementContent content) {
        List<String> header = new ArrayList<>(List.of(
                "report", "line", "id", "kind", "revenue", "occurrence", "deal", "stream", "ordered_on", "counted_on"));
        header.addAll(List.of("currency", "gross", "refund_of", "rate", "rule", "base_currency", "base"));
        content.parties().stream().map(Party::id).forEach(header::add);
        header.add("not_shared");
        return header;
    }

    private static List<String> row(StatementContent content, Line line) {
        RevenueLine reported = line.reported();
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(line.report()),
                String.valueOf(line.number()),
                SafeCell.of(reported.id()),
                Wording.word(reported.kind()),
                Wording.word(reported.revenue()),
                Wording.word(reported.occurrence()),
                SafeCell.of(reported.dealId()),
                SafeCell.of(reported.streamId()),
                reported.orderedOn().toString(),
                reported.countedOn().toString(),
                reported.gross().currency().getCode(),
                reported.gross().amount(),
                SafeCell.of(reported.refundOf()),
                reported.rate() == null ? "" : reported.rate().toString(),
                SafeCell.of(line.ruleId()),
                line.base() == null ? "" : line.base().currency().getCode(),
                line.base() == null ? "" : line.base().amount()));
        for (Party party : content.parties()) {
            row.add(line.parts().stream()
                    .filter(part -> part.partyId().equals(party.id()))
                    .map(Part::amount)
                    .map(Money::amount)
                    .findFirst()
                    .orElse(""));
        }
        row.add(SafeCell.of(line.notShared()));
        return row;
    }
}
