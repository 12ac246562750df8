package io.evenhand.settlement.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.DerivationStep.NobodyGets;
import io.evenhand.settlement.split.Explanation;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.statement.StatementContent.Line;
import io.evenhand.settlement.statement.StatementContent.Party;
import io.evenhand.settlement.storage.SafeCell;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every line of a statement with what each party gets of it, for spreadsheets: nothing in it is taken for a formula. */
public final class LinesCsv {
    private LinesCsv() {}

    /** UTF-8, a header and a row for each line. Leaves the stream open. */
    public static void write(StatementContent content, OutputStream out) throws IOException {
        Explanation explanation = content.explanation();
        write(out, header(content), content.lines(), line -> row(content, line, explanation));
    }

    /** The corrections alike, without their steps. Leaves the stream open. */
    static void writeCorrections(StatementContent content, OutputStream out) throws IOException {
        List<String> header = new ArrayList<>(List.of("reason", "rule", "clause", "period", "booked_in"));
        content.parties().stream().map(Party::id).forEach(header::add);
        write(out, header, content.corrections(), correction -> row(content, correction));
    }

    private interface Cells<T> {
        List<String> of(T row);
    }

    private static <T> void write(OutputStream out, List<String> header, Rows<T> rows, Cells<T> cells)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Closing the writer of rows would close what was lent.
        @SuppressWarnings("resource")
        CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        writer.writeRecord(header);
        for (T row : rows) {
            writer.writeRecord(cells.of(row));
        }
        writer.flush();
    }

    private static List<String> header(StatementContent content) {
        List<String> header = new ArrayList<>(List.of(
                "report", "line", "id", "kind", "revenue", "occurrence", "deal", "stream", "ordered_on", "counted_on"));
        header.addAll(List.of("currency", "gross", "refund_of", "rate", "rule", "base_currency", "base"));
        content.parties().stream().map(Party::id).forEach(header::add);
        header.add("not_shared");
        return header;
    }

    private static List<String> row(StatementContent content, Line line, Explanation explanation) {
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
        row.addAll(parts(content, line.parts()));
        NobodyGets notShared = line.notShared();
        row.add(notShared == null ? "" : SafeCell.of(explanation.why(notShared.why())));
        return row;
    }

    private static List<String> row(StatementContent content, Correction correction) {
        List<String> row = new ArrayList<>(List.of(
                Wording.word(correction.reason()),
                SafeCell.of(correction.ruleId()),
                SafeCell.of(correction.clauseId()),
                correction.period().toString(),
                correction.bookedIn().toString()));
        row.addAll(parts(content, correction.parts()));
        return row;
    }

    private static List<String> parts(StatementContent content, List<Part> parts) {
        return content.parties().stream()
                .map(party -> parts.stream()
                        .filter(part -> part.partyId().equals(party.id()))
                        .map(Part::amount)
                        .map(Money::amount)
                        .findFirst()
                        .orElse(""))
                .toList();
    }
}
