package io.evenhand.settlement.split.file;

import static io.evenhand.table.SampleWorkbook.cell;
import static io.evenhand.table.SampleWorkbook.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.LineProblem;
import io.evenhand.table.SampleWorkbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves how the cells of a workbook become revenue lines, and that a hostile workbook is refused by name, soon and in little memory. */
@Execution(ExecutionMode.CONCURRENT)
class WorkbookTests {
    private static final String[] HEAD = {
        "id", "kind", "revenue", "occurrence", "deal", "counted_on", "currency", "gross"
    };

    private final List<RevenueLine> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void typedCellsAreReadAsTheyAreShownAndTextAsText() {
        read(new SampleWorkbook()
                .row(HEAD)
                .row(
                        number("1001", 0),
                        cell("inlineStr", "<is><r><t>sa</t></r><r><t>le</t></r><rPh><t>x</t></rPh></is>"),
                        "services",
                        "one-off",
                        "D & <1>",
                        number("46112", 1),
                        "EUR",
                        number("0.30000000000000004", 3))
                .row("2", "sale", "services", "one-off", "D", number("46112.75", 2), "EUR", number("1.2E3", 0))
                .row("3", "sale", "services", "one-off", "D", "2026-03-31", "EUR", "17.50"));
        assertThat(problems).isEmpty();
        RevenueLine first = lines.getFirst();
        assertThat(first.id()).isEqualTo("1001");
        assertThat(first.dealId()).isEqualTo("D & <1>");
        assertThat(lines).extracting(RevenueLine::countedOn).containsOnly(LocalDate.of(2026, 3, 31));
        assertThat(lines)
                .extracting(RevenueLine::gross)
                .containsExactly(Money.of("0.30", "EUR"), Money.of("1200.00", "EUR"), Money.of("17.50", "EUR"));
    }

    @Test
    void daysSince1904AreDaysToo() {
        read(row("counted_on", number("44650", 1), new SampleWorkbook().from1904()));
        assertThat(lines).extracting(RevenueLine::countedOn).containsExactly(LocalDate.of(2026, 3, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gross|12.345|has too many digits",
                "gross|12345678901234.56|holds more digits than a workbook keeps exactly",
                "gross|1e999999999|holds more digits than a workbook keeps exactly",
                "gross|-5|is negative",
                "gross|NaN|holds more digits than a workbook keeps exactly",
                "counted_on|46112|is not a day",
                "id|12345678901234567|holds more digits than a workbook keeps exactly"
            })
    void whatANumberCannotBeIsToldByCell(String column, String raw, String problem) {
        read(row(column, number(raw, 0)));
        assertThat(problems)
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .startsWith("line 2, " + column + " (" + letter(column) + "2 of Sheet1)")
                        .contains(problem));
    }

    @Test
    void aFormulaIsRefusedByNameAndSoIsAnError() {
        read(row("gross", cell("n", "<f>SUM(A1:A2)</f><v>12</v>")));
        read(row("gross", cell("n", "<f t=\"shared\" si=\"0\"/><v>12</v>")));
        read(row("id", cell("str", "<f>A1</f><v>x</v>")));
        read(row("gross", cell("e", "<v>#REF!</v>")));
        assertThat(problems)
                .containsExactly(
                        "line 2, gross (H2 of Sheet1): holds a formula; paste values",
                        "line 2, gross (H2 of Sheet1): holds a formula; paste values",
                        "line 2, id (A2 of Sheet1): holds a formula; paste values",
                        "line 2, gross (H2 of Sheet1): holds the error #REF!; mend it, and paste values");
        assertThat(lines).isEmpty();
    }

    @Test
    void theSheetNamedRevenueIsReadAndTheOthersAreNamed() {
        String other = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>nothing for us</t></is></c></row>";
        read(row("gross", "12.00", new SampleWorkbook().named("Revenue")).sheet("Notes", other));
        assertThat(lines).hasSize(1);
        assertThat(notes).containsExactly("Only the sheet “Revenue” was read, not “Notes”.");
    }

    @Test
    void blankRowsAndRowsThatAreLeftOutDoNoHarm() {
        read(row("gross", "12.00").row("", " ").sheet("Other", ""));
        assertThat(problems).isEmpty();
        assertThat(lines).hasSize(1);
    }

    @Test
    void whatStandsRightOfTheColumnsIsTold() {
        String[] wide = Arrays.copyOf(line(), 10);
        wide[8] = "";
        wide[9] = "aside";
        read(new SampleWorkbook().row(HEAD).row(wide));
        read(row("gross", "<c r=\"ZZZZ2\"><v>1</v></c>"));
        assertThat(problems)
                .satisfiesExactly(
                        first -> assertThat(first).contains("has 10 cells").contains("clear what stands"),
                        second -> assertThat(second).contains("has 400 cells"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void aDocumentTypeIsRefused(String prolog) {
        read(row("id", cell("inlineStr", "<is><t>&e;</t></is>"), new SampleWorkbook().prolog(prolog)));
        assertThat(problems).singleElement().satisfies(told -> assertThat(told).contains("damaged"));
        assertThat(lines).isEmpty();
    }

    @Test
    @Timeout(60)
    void aSheetThatUnpacksToFarMoreThanItsSizeIsRefused() {
        String rows = "<row r=\"1\"></row>".repeat(3_000_000);
        read(new SampleWorkbook().sheet("revenue", rows).bytes());
        assertThat(problems).anySatisfy(told -> assertThat(told).contains("unpacks to far more"));
    }

    @Test
    @Timeout(60)
    void anElementWithoutEndIsRefused() {
        read(row("id", cell("inlineStr", "<is><t a=\"" + "x".repeat(3_000_000) + "\">y</t></is>")));
        assertThat(problems).singleElement().satisfies(told -> assertThat(told).contains("unpacks to far more"));
    }

    @Test
    void macrosAreRefused() {
        read(row("gross", "12.00").part("xl/vbaProject.bin", "x"));
        read(
                row("gross", "12.00")
                        .part(
                                "[Content_Types].xml",
                                "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"));
        assertThat(problems).hasSize(2).allSatisfy(told -> assertThat(told).contains("holds macros"));
    }

    @Test
    void anEncryptedAnOldAndABinaryWorkbookAreRefused() {
        byte[] old = new byte[600];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
        read(old);
        read(row("gross", "12.00").part("xl/workbook.bin", "x"));
        assertThat(problems)
                .satisfiesExactly(
                        first -> assertThat(first).contains("encrypted").contains("without a password"),
                        second -> assertThat(second).contains("not in the format .xlsx"));
    }

    @Test
    void aDamagedWorkbookIsToldSo() {
        byte[] whole = row("gross", "12.00").bytes();
        for (int length : new int[] {4, 30, whole.length / 2, whole.length - 30}) {
            read(Arrays.copyOf(whole, length));
        }
        byte[] bent = whole.clone();
        int sheet = new String(whole, StandardCharsets.ISO_8859_1).indexOf("sheet1.xml") + 10;
        Arrays.fill(bent, sheet, sheet + 20, (byte) 0xFF);
        read(bent);
        read("PK\3\4 and then nothing".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems).hasSize(6).allSatisfy(told -> assertThat(told).contains("damaged"));
    }

    @Test
    void aZipThatIsNoWorkbookIsToldSo() {
        read(new SampleWorkbook().part("xl/workbook.xml", "<workbook/>"));
        assertThat(problems).singleElement().satisfies(told -> assertThat(told).contains("has no sheet"));
    }

    private SampleWorkbook row(String column, String cell) {
        return row(column, cell, new SampleWorkbook());
    }

    private static SampleWorkbook row(String column, String cell, SampleWorkbook workbook) {
        String[] cells = line();
        cells[Arrays.asList(HEAD).indexOf(column)] = cell;
        return workbook.row(HEAD).row(cells);
    }

    private static String[] line() {
        return new String[] {"1", "sale", "services", "one-off", "D1", "2026-03-31", "EUR", "12.00"};
    }

    private static char letter(String column) {
        return (char) ('A' + Arrays.asList(HEAD).indexOf(column));
    }

    private void read(SampleWorkbook workbook) {
        read(workbook.bytes());
    }

    private void read(byte[] bytes) {
        try {
            RevenueFile.read(new ByteArrayInputStream(bytes), null, new RevenueFile.Sink() {
                @Override
                public void line(long number, RevenueLine line) {
                    lines.add(line);
                }

                @Override
                public void problem(LineProblem problem) {
                    problems.add(problem.words());
                }

                @Override
                public void note(String sentence) {
                    notes.add(sentence);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
