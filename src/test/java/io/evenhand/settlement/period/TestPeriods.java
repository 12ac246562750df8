package io.evenhand.settlement.period;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.settlement.period.PeriodResult.Recorded;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.split.ReportingPeriod;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes the periods of a share through their states by the use cases, as people of both finances would. */
@Component
public class TestPeriods {
    private final Periods periods;
    private final Objections objections;
    private final Closings closings;
    private final Endings endings;
    private final RevenueReports reports;
    private final PeriodPages pages;
    private final JdbcTemplate database;

    TestPeriods(
            Periods periods,
            Objections objections,
            Closings closings,
            Endings endings,
            RevenueReports reports,
            PeriodPages pages,
            JdbcTemplate database) {
        this.periods = periods;
        this.objections = objections;
        this.closings = closings;
        this.endings = endings;
        this.reports = reports;
        this.pages = pages;
        this.database = database;
    }

    /** Somebody of a partner's finance; the account, where there is one, is called so, too. */
    public static Actor finance(String partner) {
        return new Actor(partner + ".money", "Mona " + partner, null, partner, Set.of(Role.FINANCE));
    }

    public SettlementId open(String agreement) {
        return periods.open(AgreementId.of(agreement)).orElseThrow();
    }

    /** Opens a period, reports its lines, and draws up the draft. */
    public SettlementId inReview(String agreement, ReportingPeriod period, String biller, String... lines) {
        SettlementId id = open(agreement);
        attest(agreement, period, biller, lines);
        reported(id, biller, "complete");
        return id;
    }

    public void attest(String agreement, ReportingPeriod period, String biller, String... lines) {
        FilingResult filed = reports.file(finance(biller), agreement, period.toString(), "lines.csv", csv(lines));
        assertThat(filed).isInstanceOf(FilingResult.Filed.class);
        String report = ((FilingResult.Filed) filed).reportId();
        String hash = reports.report(finance(biller), agreement, report, 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(finance(biller), agreement, report, hash)).isInstanceOf(AttestResult.Done.class);
    }

    public void reported(SettlementId id, String biller, String decision) {
        assertThat(periods.completeReporting(id, task(), finance(biller), decision))
                .isInstanceOf(Recorded.class);
        periods.draft(id);
    }

    public void redrafted(SettlementId id) {
        periods.draft(id);
    }

    public void overdue(SettlementId id, String other, String reason) {
        periods.recordReportOverdue(id, "1");
        assertThat(objections.demandAudit(id, task(), finance(other), "demand", reason))
                .isInstanceOf(Recorded.class);
    }

    /** Somebody objects to the whole draft. @return the id of the objection */
    public String objected(SettlementId id, String other) {
        assertThat(objections.object(finance(other), id, null, "Something is missing."))
                .isInstanceOf(Recorded.class);
        return pages.one(finance(other), id)
                .orElseThrow()
                .objections()
                .getLast()
                .id();
    }

    public void seal(SettlementId id, String biller, String other) {
        approve(id, biller, other);
        seal(id);
    }

    /** What was approved. */
    public void seal(SettlementId id) {
        assertThat(closings.seal(id).sealed()).isTrue();
    }

    public void approve(SettlementId id, String biller, String other) {
        assertThat(objections.review(id, task(), finance(other), "agree", "")).isInstanceOf(Recorded.class);
        assertThat(periods.weigh(id).stands()).isTrue();
        assertThat(closings.approve(id, task(), finance(biller), "approve", "", false))
                .isInstanceOf(Recorded.class);
    }

    /** What was approved ends, and whoever would make its document has not done so yet. */
    public void end(SettlementId id) {
        assertThat(endings.end(id)).isInstanceOf(Endings.Ended.ToSeal.class);
    }

    public void close(SettlementId id) {
        closings.close(id);
    }

    /** A task of the process, as its listener records it. @return its key */
    public long waits(SettlementId id, String element, String partner) {
        long key = task();
        database.update(
                "insert into human_task (task_key, version, process_id, process_instance_key, element_id, business_id,"
                        + " subject, partner_id, role, state, created_at)"
                        + " values (?, 0, 'settlement-period', 1, ?, ?, '', ?, 'finance', 'OPEN', current_timestamp)",
                key,
                element,
                id.value(),
                partner);
        return key;
    }

    private static long task() {
        return UUID.randomUUID().getMostSignificantBits() >>> 1;
    }
}
