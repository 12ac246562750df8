package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.period.TestPeriods;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.ReportPage;
import io.evenhand.settlement.revenue.RevenueFiles;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What two partners share, a report of it that is attested, a period that is settled, and the next one in review.
 *
 * @param share the agreement
 * @param report its report
 * @param file that waits until somebody says what its columns are
 * @param sealed the name of a sealed period
 * @param reviewed the name of the one in review
 * @param objection against its draft, by the introducer
 */
record RevenueOfPartners(String share, String report, String file, String sealed, String reviewed, String objection) {
    static RevenueOfPartners reported(AutowireCapableBeanFactory house, String introducer, String biller) {
        RevenueReports reports = house.getBean(RevenueReports.class);
        LocalDate today = LocalDate.ofInstant(house.getBean(Clock.class).instant(), ZoneOffset.UTC);
        String share = new TestShares(introducer, biller, today.minusDays(200))
                .inForce(house.getBean(Agreements.class), house.getBean(JdbcTemplate.class))
                .value();
        Actor finance = new Actor("matrix.finance." + biller, "Fay Finance", null, biller, Set.of(Role.FINANCE));
        String period = reports.show(finance, share, Optional.empty())
                .orElseThrow()
                .periods()
                .getFirst();
        FilingResult.Filed filed = (FilingResult.Filed) reports.file(
                finance,
                share,
                period,
                "revenue.csv",
                TestShares.csv(
                        TestShares.service("INV-1", today.minusDays(120), "1000.00"),
                        TestShares.service("INV-2", today.minusDays(20), "0.33"),
                        TestShares.refund("INV-3", "INV-1", today.minusDays(2), "400.00")));
        ReportPage page = reports.report(finance, share, filed.reportId(), 0).orElseThrow();
        AttestResult attested =
                reports.attest(finance, share, filed.reportId(), page.report().contentHash());
        if (!(attested instanceof AttestResult.Done)) {
            throw new AssertionError(attested);
        }
        TestPeriods periods = house.getBean(TestPeriods.class);
        ReportingPeriod first = ReportingPeriod.of(today.minusDays(200), Frequency.QUARTER);
        SettlementId nothing = periods.open(share);
        periods.reported(nothing, biller, "nothing");
        periods.seal(nothing, biller, introducer);
        SettlementId next = periods.inReview(
                share,
                first.next(),
                biller,
                TestShares.service("INV-4", first.next().lastDay(), "50.00"));
        return new RevenueOfPartners(
                share,
                filed.reportId(),
                uploaded(house, finance, share, period),
                first.toString(),
                first.next().toString(),
                periods.objected(next, introducer));
    }

    private static String uploaded(AutowireCapableBeanFactory house, Actor finance, String share, String period) {
        try {
            Path file = Files.writeString(
                    Files.createTempFile("matrix-", ".csv"), "Belegnr.;Datum;Betrag\nR-1;31.03.2026;1.200,00\n");
            try {
                RevenueFiles.Upload upload =
                        house.getBean(RevenueFiles.class).upload(finance, share, period, "umsatz.csv", file);
                return ((RevenueFiles.Upload.Taken) upload).id();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
