package io.evenhand.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.RuleTotal;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.RevenueSource;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.table.FileWatch;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.WithoutEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a period of many lines takes to be drafted, looked at, approved and sealed, and in how much memory. Run it with -Xmx512m; the
 * number of lines is {@code -Devenhand.benchmark.lines}, a million unless said otherwise.
 */
@WithoutEngine
@Tag("long")
class LargePeriod {
    @Autowired
    RevenueReports reports;

    @Autowired
    Agreements agreements;

    @Autowired
    TestPeriods people;

    @Autowired
    PeriodPages pages;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void aPeriodOfManyLinesIsSealedInASmallHeap() throws Exception {
        int lines = Integer.getInteger("evenhand.benchmark.lines", 1_000_000);
        LocalDate begins = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(300);
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        String biller = "bills-" + suffix;
        String introducer = "in-" + suffix;
        AgreementId agreement = new TestShares(introducer, biller, begins).inForce(agreements, database);
        ReportingPeriod period = ReportingPeriod.of(begins, Frequency.QUARTER);
        Actor finance = new Actor("bills.finance", "Fay", null, biller, Set.of(Role.FINANCE));

        long start = System.nanoTime();
        attest(finance, agreement, period, lines);
        LargeReport.told("filed and attested", lines, start);

        SettlementId id = people.open(agreement.value());
        start = System.nanoTime();
        people.reported(id, biller, "complete");
        LargeReport.told("drafted", lines, start);

        start = System.nanoTime();
        PeriodPage page = pages.one(finance, id).orElseThrow();
        RuleTotal rule = Objects.requireNonNull(page.sums()).rules().getFirst();
        assertThat(pages.lines(page, rule, rule.places().size() / 2, RuleTotal.LINES_A_PAGE))
                .hasSize(RuleTotal.LINES_A_PAGE);
        LargeReport.told("looked at", lines, start);

        start = System.nanoTime();
        people.approve(id, biller, introducer);
        LargeReport.told("weighed and approved", lines, start);

        start = System.nanoTime();
        people.seal(id);
        LargeReport.told("sealed", lines, start);
        byte[] document = archive.load(pages.sealedDocument(finance, id).orElseThrow());
        LargeReport.told("in a document of %,d bytes".formatted(document.length), lines, start);
    }

    private void attest(Actor finance, AgreementId agreement, ReportingPeriod period, int lines) throws Exception {
        Path file = LargeReport.file(folder, lines, period.lastDay().minusDays(3));
        RevenueSource source = RevenueSource.of(file, null, FileWatch.NOBODY);
        FilingResult.Filed filed =
                (FilingResult.Filed) reports.file(finance, agreement.value(), period.toString(), "many.csv", source);
        String hash = reports.report(finance, agreement.value(), filed.reportId(), 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(finance, agreement.value(), filed.reportId(), hash))
                .isInstanceOf(AttestResult.Done.class);
    }
}
