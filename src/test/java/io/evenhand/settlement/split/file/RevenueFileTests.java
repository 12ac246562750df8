package io.evenhand.settlement.split.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.SplitRule.Deduction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves how rows become revenue lines, and that whatever is wrong is told with its line and column while reading goes on. */
class RevenueFileTests {
    private static final String HEAD = "id,kind,revenue,occurrence,deal,counted_on,currency,gross";
    private static final String ROW = "1,sale,services,one-off,D1,2026-03-31,EUR,1200.00";

    private final List<RevenueLine> lines = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<LineProblem> problems = new ArrayList<>();

    private void read(byte[] bytes) {
        try {
            RevenueFile.read(new ByteArrayInputStream(bytes), null, new RevenueFile.Sink() {
                @Override
                public void line(long number, RevenueLine line) {
                    numbers.add(number);
                    lines.add(line);
                }

                @Override
                public void problem(LineProblem problem) {
                    problems.add(problem);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> problems(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
        return problems.stream().map(LineProblem::words).toList();
    }

    @Test
    void aRowIsReadColumnByColumn() {
        String text =
                "kind;id;revenue;occurrence;deal;stream;ordered_on;counted_on;currency;gross;licence_cost;refund_of;rate\n"
                        + "sale;a-1;licences;recurring;D 1;S1;2026-03-01;2026-03-31;USD;1200.5;300;;1/1.0830\n"
                        + "churn;a-2;licences;recurring;D 1;;;2026-04-30;USD;10;;a-1;\n";
        assertThat(problems(text)).isEmpty();
        RevenueLine sale = lines.getFirst();
        assertThat(sale.id()).isEqualTo("a-1");
        assertThat(sale.orderedOn()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(sale.gross()).isEqualTo(Money.of("1200.50", "USD"));
        assertThat(sale.deductions()).containsEntry(Deduction.LICENCE_COST, Money.of("300.00", "USD"));
        assertThat(sale.rate()).hasToString("1000/1083");
        RevenueLine churn = lines.getLast();
        assertThat(churn.kind()).isEqualTo(LineKind.CHURN);
        assertThat(churn.refundOf()).isEqualTo("a-1");
        assertThat(churn.streamId()).isNull();
        assertThat(churn.orderedOn()).isEqualTo(churn.countedOn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n%s\n", "\uFEFF%s\r\n%s", "sep=,\n%s\n%s\n\n", "%s\n,,,,,,,\n%s\n"})
    void marksSeparatorLinesAndBlankRowsDoNoHarm(String text) {
        assertThat(problems(text.formatted(HEAD, ROW))).isEmpty();
        assertThat(lines).hasSize(1);
    }

    @Test
    void utf16WithItsMarkIsReadAndAnotherEncodingIsToldByLineAndColumn() {
        read((HEAD + "\n" + ROW.replace("D1", "Köln")).getBytes(StandardCharsets.UTF_16));
        assertThat(lines.getFirst().dealId()).isEqualTo("Köln");
        read((HEAD + "\n" + ROW + "\n" + ROW.replace("D1", "Köln")).getBytes(Charset.forName("windows-1252")));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.field()).isEqualTo("deal");
            assertThat(problem.problem()).isEqualTo("is not in the encoding of the file");
        });
    }

    @Test
    void damagedWorkbooksAndEmptyFilesAreToldSo() {
        read(new byte[] {'P', 'K', 3, 4, 0});
        read(new byte[0]);
        assertThat(problems.stream().map(LineProblem::words))
                .satisfiesExactly(
                        first -> assertThat(first).contains("workbook"),
                        second -> assertThat(second).contains("empty"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "1200.00|12,50|'line 2, gross \"12,50\": is not an amount; write digits with a point, for example 120000.00'",
                "1200.00|-5|'line 2, gross \"-5\": is negative; report money that went back as a line of its own: refund, credit or churn'",
                "1200.00|1.005|'line 2, gross \"1.005\": has too many digits; EUR has 2 decimals, and an amount must fit 64 bits'",
                "1200.00|99999999999999999999|'line 2, gross \"99999999999999999999\": has too many digits; EUR has 2 decimals, and an amount must fit 64 bits'",
                "1200.00|=1+1|'line 2, gross \"=1+1\": is not an amount; write digits with a point, for example 120000.00'",
                "1200.00|''|'line 2, gross: is empty; write without tax, not negative, with a point: 1200.00'",
                "2026-03-31|31.03.2026|'line 2, counted_on \"31.03.2026\": is not a day; write it as 2026-03-31'",
                "2026-03-31|2026-02-30|'line 2, counted_on \"2026-02-30\": is not a day; write it as 2026-03-31'",
                "EUR|EURO|'line 2, currency \"EURO\": is not a currency; use an ISO 4217 code such as EUR'",
                "EUR|XAU|'line 2, currency \"XAU\": is not a currency; use an ISO 4217 code such as EUR'",
                "sale|sold|'line 2, kind \"sold\": is none of the choices; write churn, credit, refund, sale'",
            })
    void whatIsWrongWithACellIsToldWithLineColumnValueAndRemedy(String right, String wrong, String told) {
        assertThat(problems(HEAD + "\n" + ROW.replace(right, wrong.contains(",") ? "\"" + wrong + "\"" : wrong)))
                .containsExactly(told);
        assertThat(lines).isEmpty();
    }

    @Test
    void everyProblemIsToldAndReadingGoesOn() {
        String text = HEAD + "\n" + ROW.replace("sale", "").replace("2026-03-31", "x") + "\n" + ROW + ",more\n" + ROW;
        assertThat(problems(text))
                .satisfiesExactly(
                        kind -> assertThat(kind).startsWith("line 2, kind: is empty"),
                        day -> assertThat(day).startsWith("line 2, counted_on \"x\""),
                        cells -> assertThat(cells).startsWith("line 3: has 9 cells"));
        assertThat(numbers).containsExactly(4L);
    }

    @Test
    void aHeaderThatWillNotDoNamesEveryColumn() {
        assertThat(problems("id,id,colour,\n1,2,3,4\n"))
                .anyMatch(problem -> problem.contains("\"id\": this column is there twice"))
                .anyMatch(problem -> problem.contains("\"colour\": there is no column of that name"))
                .anyMatch(problem -> problem.contains("a column has no name"))
                .anyMatch(problem -> problem.contains("the column \"gross\" is missing"));
        assertThat(lines).isEmpty();
    }

    @Test
    void idsThatCannotBePrintedAreRefusedAndFormulasAreText() {
        assertThat(problems(HEAD + "\n" + ROW.replace("D1", "a\u202Eb") + "\n" + ROW.replace("D1", "a\u0000b")))
                .hasSize(2)
                .allMatch(problem -> problem.contains("cannot be printed"));
        problems.clear();
        assertThat(problems(HEAD + "\n" + ROW.replace("D1", "=cmd|x"))).isEmpty();
        assertThat(lines.getFirst().dealId()).isEqualTo("=cmd|x");
    }

    @Test
    @Timeout(20)
    void anOpenQuoteAndARowWithoutEndAreToldAndNeitherTakesLong() {
        assertThat(problems(HEAD + "\n\"" + "x\n".repeat(3_000_000)))
                .singleElement()
                .asString()
                .contains("nothing after it was read");
        problems.clear();
        assertThat(problems(HEAD + "\n" + ROW + "\n" + "x".repeat(5_000_000)))
                .singleElement()
                .asString()
                .contains("131,072 characters");
        problems.clear();
        assertThat(problems("x".repeat(5_000_000))).singleElement().asString().contains("131,072");
        problems.clear();
        assertThat(problems(HEAD + "\n1,\"a\"b,c\n")).singleElement().asString().contains("closing double quote");
    }
}
