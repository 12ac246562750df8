package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that a report in JSON is read as a stream, that what is wrong with its form is named, and that there is an end to everything. */
class SentReportTests {
    private static final String LINE = """
            {"id": "%s", "kind": "sale", "revenue": "services", "occurrence": "one-off", "deal": "D-1",
             "counted_on": "2026-03-31", "currency": "EUR", "gross": "%s", "stream": null}""";

    @Test
    void linesComeOneAfterTheOtherWhateverStandsFirst() {
        SentReport report = SentReport.of(bytes("{\"lines\": [%s, %s], \"period\": \"2026-03\"}"
                .formatted(LINE.formatted("A", "1.00"), LINE.formatted("B", "x"))));
        assertThat(report.period()).isEqualTo("2026-03");
        for (int time = 0; time < 2; time++) {
            List<String> heard = new ArrayList<>();
            report.lines(new RevenueFile.Sink() {
                @Override
                public void line(long number, RevenueLine line) {
                    heard.add(number + " " + line.id());
                }

                @Override
                public void problem(LineProblem problem) {
                    heard.add(problem.where());
                }
            });
            assertThat(heard).containsExactly("1 A", "Line 2, gross");
        }
    }

    @Test
    void whatIsWrongWithItsFormIsNamedAllAtOnce() {
        Refusal refusal = refusal(
                "{\"lines\": [[1, {\"a\": 2}], {\"id\": 7, \"gros\": {\"b\": []}}], \"note\": [], \"period\": 3}");
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID);
        assertThat(refusal.fields())
                .extracting(FieldProblem::pointer)
                .containsExactly("/lines/0", "/lines/1/id", "/lines/1/gros", "/note", "/period");
        assertThat(refusal("{}").fields()).extracting(FieldProblem::pointer).containsExactly("/period", "/lines");
        assertThat(refusal("{\"period\": \"2026-03\", \"lines\": {}}").fields())
                .extracting(FieldProblem::problem)
                .containsExactly("is no list");
    }

    @Test
    void whatIsNoSoundJsonIsNotReadOn() {
        for (String unsound : List.of(
                "",
                "[]",
                "{\"period\": \"2026-03\"",
                "{\"period\": \"a\", \"period\": \"b\"}",
                "{} {}",
                "{\"lines\": [")) {
            assertThat(refusal(unsound).problem()).as(unsound).isEqualTo(Problem.MALFORMED);
        }
    }

    @Test
    void aReportOfMoreLinesIsToBeSentAsAFile() {
        String lines = "{},".repeat(SentReport.MOST_LINES) + "{}";
        Refusal refusal = refusal("{\"period\": \"2026-03\", \"lines\": [" + lines + "]}");
        assertThat(refusal.problem()).isEqualTo(Problem.TOO_LARGE);
        assertThat(refusal.detail()).contains("100,000 lines", "CSV or XLSX");
    }

    @Test
    void ofVeryManyProblemsTheFirstAreNamedAndTheOthersCounted() {
        Refusal refusal = refusal("{\"period\": \"2026-03\", \"lines\": [" + "1,".repeat(4_999) + "1]}");
        assertThat(refusal.fields()).hasSize(RevenueFile.MOST_PROBLEMS + 1);
        assertThat(refusal.fields().getLast().problem()).isEqualTo("has 4,800 problems more than are listed here");
    }

    @Test
    void aTextWithoutAnEndAndANestWithoutABottomAreNamedByTheirPlace() {
        String endless = "{\"period\": \"2026-03\", \"lines\": [{\"id\": \"" + "x".repeat(3_000) + "\"}]}";
        assertThat(refusal(endless).fields()).extracting(FieldProblem::pointer).containsExactly("/lines/0/id");
        String deep = "{\"lines\": [{\"id\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}]}";
        assertThat(refusal(deep).fields()).extracting(FieldProblem::pointer).containsExactly("/lines/0/id");
    }

    private static Refusal refusal(String body) {
        return catchThrowableOfType(Refusal.class, () -> SentReport.of(bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
