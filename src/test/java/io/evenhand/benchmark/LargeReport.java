package io.evenhand.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.ReportPage;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.RevenueSource;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.table.FileWatch;
import io.evenhand.testing.WithoutEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a report of many lines takes to be checked, filed and attested, and in how much memory. Run it with -Xmx512m; the number of lines
 * is {@code -Devenhand.benchmark.lines}, a million unless said otherwise.
 */
@WithoutEngine
@Tag("long")
class LargeReport {
    private static final PrintStream OUT = System.out;

    @Autowired
    RevenueReports reports;

    @Autowired
    Agreements agreements;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @Test
    void aReportOfManyLinesFitsASmallHeap() throws IOException {
        int lines = Integer.getInteger("evenhand.benchmark.lines", 1_000_000);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        AgreementId id =
                new TestShares("in-" + suffix, "bills-" + suffix, today.minusDays(200)).inForce(agreements, database);
        Actor finance = new Actor("bills.finance", "Fay", null, "bills-" + suffix, Set.of(Role.FINANCE));
        LocalDate day = today.minusDays(100);
        Path file = file(folder, lines, day);
        String period = "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
        RevenueSource source = RevenueSource.of(file, null, FileWatch.NOBODY);

        long start = System.nanoTime();
        assertThat(reports.check(finance, id.value(), period, source)).isInstanceOf(FilingResult.Checked.class);
        told("checked", lines, start);

        start = System.nanoTime();
        FilingResult.Filed filed = (FilingResult.Filed) reports.file(finance, id.value(), period, "many.csv", source);
        told("filed", lines, start);

        ReportPage page =
                reports.report(finance, id.value(), filed.reportId(), 0).orElseThrow();
        start = System.nanoTime();
        assertThat(reports.attest(
                        finance, id.value(), filed.reportId(), page.report().contentHash()))
                .isInstanceOf(AttestResult.Done.class);
        told("attested", lines, start);
        assertThat(reports.show(finance, id.value(), Optional.empty())
                        .orElseThrow()
                        .owed())
                .hasSize(1);
    }

    static Path file(Path folder, int lines, LocalDate day) throws IOException {
        Path file = folder.resolve("many.csv");
        try (Writer text = Files.newBufferedWriter(file)) {
            text.write("id,kind,revenue,occurrence,deal,counted_on,currency,gross,refund_of\n");
            for (int i = 0; i < lines; i++) {
                boolean refund = i % 20 == 19;
                text.write("L-%d,%s,services,one-off,D-%d,%s,EUR,%d.%02d,%s\n"
                        .formatted(
                                i,
                                refund ? "refund" : "sale",
                                (refund ? i - 7 : i) % 5_000,
                                day,
                                refund ? 0 : 10 + i % 90,
                                refund ? 5 : i % 100,
                                refund ? "L-" + (i - 7) : ""));
            }
        }
        return file;
    }

    static void told(String what, int lines, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        OUT.printf(
                Locale.ROOT,
                "%,d lines %s in %.1f s, %,.0f a second; heap at most %d MB%n",
                lines,
                what,
                seconds,
                lines / seconds,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
