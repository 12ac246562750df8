package io.evenhand.settlement.split.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.ColumnMapping.Days;
import io.evenhand.settlement.split.file.ColumnMapping.Decimals;
import io.evenhand.table.LineProblem;
import io.evenhand.table.SampleWorkbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how a biller's own headings, days, amounts and words become ours, and that nothing is guessed where it could be money. */
class ColumnMappingTests {
    private static final ColumnMapping GERMAN = new ColumnMapping(
            Map.of(
                    RevenueColumn.ID, "Belegnr.",
                    RevenueColumn.KIND, "Art",
                    RevenueColumn.COUNTED_ON, "Datum",
                    RevenueColumn.GROSS, "Betrag netto",
                    RevenueColumn.DEAL, "Auftrag"),
            Map.of(
                    RevenueColumn.CURRENCY, "EUR",
                    RevenueColumn.REVENUE, "services",
                    RevenueColumn.OCCURRENCE, "one-off"),
            Days.DAY_FIRST,
            Decimals.COMMA,
            Map.of(RevenueColumn.KIND, Map.of("Rechnung", "sale", "Erstattung", "refund")));

    private final List<RevenueLine> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void aFileIsReadByItsMappingWhateverElseItHolds() throws IOException {
        read(
                GERMAN,
                "Datum;Belegnr.;ART;Notiz;Betrag  netto;Auftrag\n"
                        + "31.03.2026;R-1;Rechnung;egal;1.234,50;A\n1.4.2026;R-2;erstattung;egal;7;A\n");
        assertThat(problems).isEmpty();
        assertThat(lines).extracting(RevenueLine::kind).containsExactly(LineKind.SALE, LineKind.REFUND);
        assertThat(lines.getFirst().gross().format()).isEqualTo("EUR 1,234.50");
        assertThat(lines.getLast().countedOn()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.03.2026|12.50|gross",
                "31.03.2026|1.23,00|gross",
                "31.03.2026|12,505|gross",
                "03/31/2026|12,50|counted_on",
                "31.02.2026|12,50|counted_on"
            })
    void whatIsWrittenOtherwiseThanTheMappingSaysIsToldWithTheFilesOwnHeading(String day, String amount, String field)
            throws IOException {
        read(GERMAN, "Datum;Belegnr.;Art;Betrag netto;Auftrag\n%s;R-1;Rechnung;%s;A\n".formatted(day, amount));
        assertThat(lines).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("line 2, " + field + " (“");
    }

    @Test
    void typedCellsOfAWorkbookNeedNoWayOfWriting() throws IOException {
        SampleWorkbook workbook = new SampleWorkbook()
                .row("Datum", "Belegnr.", "Art", "Betrag netto", "Auftrag")
                .row(SampleWorkbook.number("46112", 1), "R-1", "Rechnung", SampleWorkbook.number("12.5", 0), "A");
        read(GERMAN, workbook.bytes());
        assertThat(problems).isEmpty();
        assertThat(lines.getFirst().gross().amount()).isEqualTo("12.50");
        assertThat(lines.getFirst().countedOn()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void aColumnThatTheFileLacksOrHasTwiceIsNamed() throws IOException {
        read(GERMAN, "Datum;Belegnr.;Art;Art;Auftrag\n");
        assertThat(problems)
                .hasSize(2)
                .anySatisfy(told -> assertThat(told).contains("gross", "Betrag netto"))
                .anySatisfy(told -> assertThat(told).contains("kind", "twice"));
    }

    @Test
    void headingsDaysAmountsAndWordsAreProposedInEnglishAndGerman() {
        ColumnMapping german = MappingProposal.of(new RevenueFile.Beginning(
                List.of("Rechnungs-Nr.", "Belegart", "Buchungsdatum", "Währung", "Nettobetrag", "Auftragsnummer"),
                List.of(List.of("1", "Gutschrift", "31.03.2026", "EUR", "1.200,00", "A")),
                List.of()));
        assertThat(german.headings())
                .containsEntry(RevenueColumn.ID, "Rechnungs-Nr.")
                .containsEntry(RevenueColumn.COUNTED_ON, "Buchungsdatum")
                .containsEntry(RevenueColumn.CURRENCY, "Währung")
                .containsEntry(RevenueColumn.GROSS, "Nettobetrag");
        assertThat(german.days()).isEqualTo(Days.DAY_FIRST);
        assertThat(german.decimals()).isEqualTo(Decimals.COMMA);
        assertThat(german.words().get(RevenueColumn.KIND)).containsEntry("gutschrift", "credit");
        assertThat(german.missing())
                .extracting(missing -> missing.split(":")[0])
                .containsExactly("revenue", "occurrence");

        ColumnMapping english = MappingProposal.of(new RevenueFile.Beginning(
                List.of("Invoice No.", "Payment date", "Net amount"),
                List.of(List.of("1", "03/31/2026", "1,200.00")),
                List.of()));
        assertThat(english.headings()).hasSize(3);
        assertThat(english.days()).isEqualTo(Days.MONTH_FIRST);
        assertThat(english.decimals()).isEqualTo(Decimals.POINT);
    }

    private void read(ColumnMapping mapping, String text) throws IOException {
        read(mapping, text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(ColumnMapping mapping, byte[] bytes) throws IOException {
        RevenueFile.read(new ByteArrayInputStream(bytes), mapping, new RevenueFile.Sink() {
            @Override
            public void line(long number, RevenueLine line) {
                lines.add(line);
            }

            @Override
            public void problem(LineProblem problem) {
                problems.add(problem.words());
            }
        });
    }
}
