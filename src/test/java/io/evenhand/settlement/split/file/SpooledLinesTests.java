package io.evenhand.settlement.split.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.LineKind;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.table.FileWatch;
import io.evenhand.table.LineProblem;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves that what was read of a file comes back as it was, in its order, as often as it is asked for, and that no more of it is kept. */
class SpooledLinesTests {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final List<Object> heard = new ArrayList<>();
    private long further;

    private final RevenueFile.Sink sink = new RevenueFile.Sink() {
        @Override
        public void line(long number, RevenueLine line) {
            heard.add(number);
            heard.add(line);
        }

        @Override
        public void problem(LineProblem problem) {
            heard.add(problem);
        }

        @Override
        public void note(String sentence) {
            heard.add(sentence);
        }

        @Override
        public void furtherProblems(long count) {
            further += count;
        }
    };

    @Test
    void whatWasReadComesBackInItsOrderAndMoreThanOnce() throws IOException {
        RevenueLine sale = line("A");
        RevenueLine refund = new RevenueLine(
                "ä-2",
                LineKind.REFUND,
                Revenue.LICENCES,
                Occurrence.RECURRING,
                "D 1",
                "S1",
                DAY.minusDays(30),
                DAY,
                Money.of("7", "JPY"),
                Map.of(),
                "A",
                ExchangeRate.parse("1/1.0830"));
        RevenueLine deducted = new RevenueLine(
                "C",
                LineKind.SALE,
                Revenue.SERVICES,
                Occurrence.ONE_OFF,
                "D",
                null,
                DAY,
                DAY,
                Money.of("92233720368547758.07", "EUR"),
                Map.of(Deduction.REBATES, Money.of("0.01", "EUR"), Deduction.PAYMENT_FEES, Money.of("3.00", "EUR")),
                null,
                null);
        LineProblem problem = new LineProblem(3, "gross", "12,50", "is not an amount", "write digits", "C3 of Sheet1");
        try (SpooledLines spooled = SpooledLines.of(to -> {
            to.line(2, sale);
            to.problem(problem);
            to.note("Only the sheet “one” was read.");
            to.line(4, refund);
            to.line(9_000_000_000L, deducted);
        })) {
            for (int time = 0; time < 2; time++) {
                heard.clear();
                spooled.to(sink, FileWatch.NOBODY);
                assertThat(heard)
                        .containsExactly(
                                2L,
                                sale,
                                problem,
                                "Only the sheet “one” was read.",
                                4L,
                                refund,
                                9_000_000_000L,
                                deducted);
            }
        }
        assertThat(further).isZero();
    }

    @Test
    void ofVeryManyProblemsTheFirstAreKeptAndTheOthersCounted() throws IOException {
        try (SpooledLines spooled = SpooledLines.of(to -> {
            for (int i = 1; i <= 1_000; i++) {
                to.problem(new LineProblem(i, "id", "x".repeat(i), "y".repeat(100_000), ""));
                to.line(i, line("after"));
            }
        })) {
            spooled.to(sink, FileWatch.NOBODY);
        }
        assertThat(heard).filteredOn(LineProblem.class::isInstance).hasSize(RevenueFile.MOST_PROBLEMS);
        assertThat(heard).filteredOn(RevenueLine.class::isInstance).hasSize(RevenueFile.MOST_PROBLEMS - 1);
        assertThat(further).isEqualTo(1_000 - RevenueFile.MOST_PROBLEMS);
    }

    @Test
    void whatFillsTheDiskIsRefusedInWords() throws IOException {
        try (SpooledLines spooled = SpooledLines.of(
                to -> {
                    for (int i = 1; i <= 10_000; i++) {
                        to.line(i, line("A" + i));
                    }
                },
                100_000)) {
            spooled.to(sink, FileWatch.NOBODY);
        }
        assertThat(heard)
                .last()
                .isInstanceOfSatisfying(
                        LineProblem.class,
                        problem -> assertThat(problem.words())
                                .contains("more than can be taken at once", "several files"));
        assertThat(heard.size()).isLessThan(10_000);
    }

    @Test
    void whoeverWatchesHearsHowFarItIs() throws IOException {
        List<Long> done = new ArrayList<>();
        try (SpooledLines spooled = SpooledLines.of(to -> {
            for (int i = 1; i <= 2_500; i++) {
                to.line(i, line("A" + i));
            }
        })) {
            spooled.to(sink, (read, total) -> {
                assertThat(total).isEqualTo(2_500);
                done.add(read);
            });
        }
        assertThat(done).containsExactly(1_000L, 2_000L);
    }

    @Test
    void aFileThatCannotBeReadFailsAndLeavesNothing() {
        assertThatThrownBy(() -> SpooledLines.of(to -> {
                    to.line(1, line("A"));
                    throw new IOException("the cable was pulled");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the cable was pulled");
    }

    private static RevenueLine line(String id) {
        return new RevenueLine(
                id,
                LineKind.SALE,
                Revenue.SERVICES,
                Occurrence.ONE_OFF,
                "D1",
                null,
                DAY,
                DAY,
                Money.of("1200.00", "EUR"),
                Map.of(),
                null,
                null);
    }
}
