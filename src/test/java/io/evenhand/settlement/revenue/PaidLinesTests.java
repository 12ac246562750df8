package io.evenhand.settlement.revenue;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.refund;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.PaidLines.PaidLine;
import io.evenhand.settlement.revenue.PaidLines.Which;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.Rows;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Proves that the lines of a period are read all, once and in their order, and never more of them at a time than was said. */
@WithoutEngine
class PaidLinesTests {
    private static final int AT_ONCE = 7;

    @Autowired
    RevenueReports reports;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private TestShares deal;
    private AgreementId agreement;
    private ReportingPeriod period;
    private LocalDate day;
    private final List<Integer> linesAtOnce = new ArrayList<>();
    private PaidLines lines;

    @BeforeEach
    void reportsOfManySizesAreAttested() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        period = ReportingPeriod.of(today.minusDays(300), Frequency.QUARTER);
        deal = new TestShares(period.firstDay());
        agreement = deal.inForce(SampleTerms.revenueShare(2), agreements, database);
        day = period.lastDay().minusDays(3);
        lines = new PaidLines(new Counting(database), AT_ONCE);
        int from = 0;
        for (int size : new int[] {1, 3, 20, 7, 14, 2, 2}) {
            attest(from, size);
            from += size;
        }
    }

    /** How many lines each question brings into memory. */
    private final class Counting extends JdbcTemplate {
        Counting(JdbcTemplate like) {
            super(Objects.requireNonNull(like.getDataSource()));
        }

        @Override
        public void query(String sql, RowCallbackHandler handler, Object... arguments) {
            Set<String> seen = new HashSet<>();
            boolean ofLines = sql.contains("line_no");
            super.query(
                    sql,
                    row -> {
                        if (ofLines) {
                            seen.add(row.getString("report_id") + row.getInt("line_no"));
                        }
                        handler.processRow(row);
                    },
                    arguments);
            if (ofLines) {
                linesAtOnce.add(seen.size());
            }
        }
    }

    private void attest(int from, int size) {
        String[] rows = IntStream.range(from, from + size)
                // One in ten goes back, so that lines without a share of their own are among them.
                .mapToObj(i ->
                        i % 10 == 9 ? refund("L-" + i, "L-" + (i - 1), day, "0.10") : service("L-" + i, day, "1.00"))
                .toArray(String[]::new);
        FilingResult.Filed filed = (FilingResult.Filed)
                reports.file(deal.finance(), agreement.value(), period.toString(), "some.csv", csv(rows));
        String hash = reports.report(deal.finance(), agreement.value(), filed.reportId(), 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(deal.finance(), agreement.value(), filed.reportId(), hash))
                .isInstanceOf(AttestResult.Done.class);
    }

    @Test
    void allOfThemComeOnceAndInTheirOrderAsOftenAsTheyAreRead() {
        Rows<PaidLine> rows = lines.rows(open(Integer.MAX_VALUE));
        assertThat(rows.count()).isEqualTo(49);
        for (int i = 0; i < 2; i++) {
            assertThat(rows)
                    .extracting(line -> line.line().id())
                    .containsExactlyElementsOf(IntStream.range(0, 49)
                            .mapToObj(number -> "L-" + number)
                            .toList());
        }
        assertThat(rows).allSatisfy(line -> assertThat(line.rows()).isNotEmpty());
        assertThat(new PaidLines(database).rows(open(Integer.MAX_VALUE)))
                .containsExactlyElementsOf(lines.rows(open(Integer.MAX_VALUE)));
    }

    @Test
    void noMoreAreInMemoryThanWasSaid() {
        long unused = lines.rows(open(Integer.MAX_VALUE)).stream().count();
        assertThat(linesAtOnce)
                .hasSizeGreaterThan(49 / AT_ONCE)
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(AT_ONCE));
        linesAtOnce.clear();
        assertThat(lines.rows(open(Integer.MAX_VALUE)).stream().limit(5)).hasSize(5);
        assertThat(linesAtOnce).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whatWasAttestedLaterIsNotAmongThem() {
        assertThat(lines.rows(open(3)).count()).isEqualTo(24);
        assertThat(lines.anyLater(open(3))).isTrue();
        int last = lines.lastReport(agreement.value());
        assertThat(last).isEqualTo(7);
        assertThat(lines.anyLater(open(last))).isFalse();
        assertThat(lines.has(open(3), "L-23")).isTrue();
        assertThat(lines.has(open(3), "l-23")).isFalse();
        assertThat(lines.has(open(3), "L-24")).isFalse();
    }

    @Test
    void linesThatVanishWhileTheyAreReadAreNoticed() {
        Rows<PaidLine> rows = lines.rows(open(Integer.MAX_VALUE));
        database.update("update revenue_line set settled_in = 'x' where agreement_id = ?", agreement.value());
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.forEach(line -> {}))
                .withMessageContaining("changed while they were read");
    }

    @Test
    void linesOfOneRuleAreReadFromOnePlaceToAnother() {
        // L-2 and L-3 are the second and third of report 2; report 3 begins with L-4.
        assertThat(lines.ofRule(open(7), "project", new Place(2, 2), new Place(3, 3), 100))
                .extracting(line -> line.line().id())
                .containsExactly("L-2", "L-3", "L-4", "L-5");
        assertThat(lines.ofRule(open(7), "project", new Place(3, 4), new Place(3, 9), 3))
                .extracting(line -> line.line().id())
                .containsExactly("L-7", "L-8", "L-9");
        assertThat(lines.ofRule(open(7), null, new Place(1, 1), new Place(7, 99), 100))
                .isEmpty();
        assertThat(lines.ofRule(open(7), "nonsense", new Place(1, 1), new Place(7, 99), 100))
                .isEmpty();
    }

    private Which open(int throughReport) {
        return new Which(agreement.value(), period, false, throughReport);
    }
}
