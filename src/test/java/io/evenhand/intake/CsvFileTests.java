package io.evenhand.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.intake.CsvFile.Decoded;
import io.evenhand.text.FileEncoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves how bytes become rows: what is read, and that what cannot be is told in a sentence with the line and the remedy. */
class CsvFileTests {
    private static final List<Column> COLUMNS =
            List.of(Column.required("id", "The id.", "1"), Column.optional("legal_name", "The name.", "Müller"));
    private static final String UMLAUTS = "id;legal_name\n1;Müller & Söhne – Köln\n";

    @Test
    void utf8WithOrWithoutItsMarkAndUtf16WithItAreReadAsTheyAre() {
        for (byte[] bytes : List.of(
                UMLAUTS.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + UMLAUTS).getBytes(StandardCharsets.UTF_8),
                UMLAUTS.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + UMLAUTS).getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(CsvFile.decode(bytes, FileEncoding.UNICODE))
                    .isInstanceOfSatisfying(
                            Decoded.Text.class, text -> assertThat(text.text()).isEqualTo(UMLAUTS));
        }
    }

    @Test
    void anotherEncodingIsNeverGuessedButReadWhenItIsSaid() {
        byte[] windows = UMLAUTS.getBytes(Charset.forName("windows-1252"));
        assertThat(problem(windows, FileEncoding.UNICODE)).contains("not in UTF-8", "do not guess", "Windows-1252");
        assertThat(CsvFile.decode(windows, FileEncoding.WINDOWS_1252))
                .isInstanceOfSatisfying(
                        Decoded.Text.class, text -> assertThat(text.text()).isEqualTo(UMLAUTS));
        assertThat(problem(UMLAUTS.getBytes(StandardCharsets.UTF_8), FileEncoding.WINDOWS_1252))
                .contains("is in UTF-8");
        assertThat(problem(new byte[] {'i', 'd', '\n', (byte) 0x81}, FileEncoding.WINDOWS_1252))
                .contains("either");
    }

    @Test
    void whatIsNoTextIsToldSo() {
        assertThat(problem(new byte[0], FileEncoding.UNICODE)).contains("empty");
        assertThat(problem(new byte[] {'P', 'K', 3, 4, 0}, FileEncoding.UNICODE))
                .contains("workbook", "CSV UTF-8");
        assertThat(problem(UMLAUTS.getBytes(StandardCharsets.UTF_16LE), FileEncoding.UNICODE))
                .isNotEmpty();
        assertThat(problem("id\na\u0000b\n".getBytes(StandardCharsets.UTF_8), FileEncoding.UNICODE))
                .contains("NUL");
        assertThat(problem("\uFEFFid".getBytes(Charset.forName("UTF-32LE")), FileEncoding.UNICODE))
                .contains("UTF-32");
    }

    private static String problem(byte[] bytes, FileEncoding encoding) {
        return CsvFile.decode(bytes, encoding) instanceof Decoded.Unreadable unreadable ? unreadable.problem() : "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,legal_name\r\n1,\"A, B\"\r\n",
                "id;legal_name\n1;\"A, B\"\n",
                "id\tlegal_name\n1\t\"A, B\"",
                "\"ID\" ; \"Legal name\"\n 1 ; \"A, B\" \n",
                "sep=;\r\nid;legal-name\r\n\r\n1;\"A, B\"\r\n;\r\n"
            })
    void separatorsAreSeenFromTheFirstLine(String text) {
        CsvRow row = table(text).getFirst();
        assertThat(row.get("id")).isEqualTo("1");
        assertThat(row.get("legal_name")).isEqualTo("A, B");
    }

    @Test
    void aRowKnowsTheLineInWhichItBeginsAlsoAfterCellsOfSeveralLines() {
        List<CsvRow> rows = table("id;legal_name\n1;\"A\nB\"\n\n2;C\n");
        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 5L);
        assertThat(table("sep=;\nid\n7\n").getFirst().line()).isEqualTo(3);
    }

    @Test
    void whatLooksLikeAFormulaIsText() {
        assertThat(table("id;legal_name\n=1+1;\"=HYPERLINK(\"\"http://x\"\")\"\n")
                        .getFirst()
                        .cells())
                .containsEntry("id", "=1+1")
                .containsEntry("legal_name", "=HYPERLINK(\"http://x\")");
    }

    @Test
    void aHeaderThatWillNotDoNamesEveryColumnAndTheLikelyOne() {
        assertThat(problems("legal_nam;id;id;;colour\n1;2;3;4;5\n"))
                .anyMatch(problem -> problem.contains("“legal_nam”") && problem.contains("Did you mean “legal_name”?"))
                .anyMatch(problem -> problem.contains("“id” is there twice"))
                .anyMatch(problem -> problem.contains("has no name"))
                .anyMatch(problem -> problem.contains("“colour”"));
        assertThat(problems("legal_name\nx\n")).anyMatch(problem -> problem.contains("“id” is missing"));
    }

    @Test
    void aRowWithMoreCellsThanColumnsAndAFileWithoutRowsAreTold() {
        assertThat(problems("id;legal_name\n1;a\n2;b;c\n"))
                .anyMatch(problem -> problem.startsWith("Line 3 has 3 cells"));
        assertThat(problems("id\n")).anyMatch(problem -> problem.contains("no rows"));
        assertThat(problems("\n\n")).anyMatch(problem -> problem.contains("empty"));
        assertThat(problems("id\n1\n2\n3\n4\n")).anyMatch(problem -> problem.contains("more than 3 rows"));
    }

    @Test
    @Timeout(20)
    void anOpenQuoteAndALineOfTenMegabytesAreToldAndNeitherTakesLong() {
        assertThat(problems("id;legal_name\n1;a\n2;\"open\n3;x\n"))
                .containsExactly(
                        "The row that begins in line 3 opens a cell with a double quote that nothing closes. Close it, or write"
                                + " it twice if it belongs to the text.");
        assertThat(problems("id;legal_name\n1;\"a\"b\n"))
                .anyMatch(problem -> problem.contains("after a closing double quote"));
        assertThat(problems("id\n1\n" + "x".repeat(10_000_000)))
                .anyMatch(problem ->
                        problem.startsWith("The row that begins in line 3 is longer than 131,072 characters"));
        assertThat(problems("id\n\"" + "x\n".repeat(5_000_000))).anyMatch(problem -> problem.contains("131,072"));
        assertThat(problems("x".repeat(10_000_000))).anyMatch(problem -> problem.contains("131,072"));
        assertThat(problems("id;" + ";".repeat(100_000))).isNotEmpty();
        String rows = IntStream.range(0, 200_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        assertThat(problems("id\n" + rows)).anyMatch(problem -> problem.contains("more than"));
    }

    private static List<CsvRow> table(String text) {
        return ((CsvTable.Read.Table) CsvTable.read(text, COLUMNS, 3)).rows();
    }

    private static List<String> problems(String text) {
        return CsvTable.read(text, COLUMNS, 3) instanceof CsvTable.Read.Unreadable unreadable
                ? unreadable.problems()
                : List.of();
    }
}
