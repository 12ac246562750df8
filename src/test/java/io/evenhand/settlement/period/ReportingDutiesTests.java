package io.evenhand.settlement.period;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.obligation.NewObligation;
import io.evenhand.obligation.ObligationId;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.Customer;
import io.evenhand.referral.Deadlines;
import io.evenhand.referral.Need;
import io.evenhand.referral.NewReferral;
import io.evenhand.referral.NewSeat;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegisterResult;
import io.evenhand.referral.TermsDrafts;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that an attested report of the first period is what keeps the promise to report it, in time or late, and that no
 * other report and no other promise is meant.
 */
@WithoutEngine
class ReportingDutiesTests {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    RevenueReports reports;

    @Autowired
    Obligations obligations;

    @Autowired
    Referrals referrals;

    @Autowired
    Agreements agreements;

    @Autowired
    Partners partners;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private TestShares deal;
    private String referral;
    private AgreementId agreement;
    private ReportingPeriod first;

    @BeforeEach
    void aShareOfAReferral() {
        LocalDate begins = today().minusDays(200);
        deal = new TestShares(begins);
        for (String partner : List.of(deal.introducer(), deal.biller())) {
            partners.register(TestPartners.of(partner, partner + " GmbH"));
        }
        RegisterResult result = referrals.register(new NewReferral(
                "D-" + deal.biller(),
                "A warehouse",
                new Customer("Adler", "Adler GmbH", "adler.example", null, "DE", "Ada", "ada@adler.example"),
                new Need("Move a warehouse", "erp", "Saxony", null, null, null),
                new PartnerId(deal.introducer()),
                "introducer",
                List.of(new NewSeat("delivery", List.of("erp"), List.of(new PartnerId(deal.biller())), "P3D")),
                new TermsDrafts("{}", "{}", "{}"),
                new Deadlines("P7D", "P7D", "P2D", "P7D", "P7D", "P365D")));
        referral = ((RegisterResult.Registered) result).id().value();
        agreement = deal.inForce(agreements, database);
        database.update("update agreement set subject = ? where id = ?", referral, agreement.value());
        RevenueShareTerms terms = (RevenueShareTerms) agreements.terms(agreement);
        first = ReportingPeriod.of(begins, terms.reporting().every());
    }

    @Test
    void theReportKeepsThePromiseInTimeAndIsItsEvidence() {
        ObligationId duty = owed(clock.instant().plus(Duration.ofDays(10)));
        ObligationId other = promised("by-people", clock.instant().plus(Duration.ofDays(10)));
        attest(first, csv(service("A", first.lastDay(), "1000.00")));
        ObligationView shown = awaitShown(duty);
        assertThat(shown.evidence()).contains("Report 1 of " + first, "attested by", "one line");
        assertThat(obligations.view(other).state()).isEqualTo(ObligationState.OPEN);
        // Time that passes before its process hears of it makes it neither late nor missed.
        obligations.recordOverdue(duty);
        obligations.escalate(duty);
        assertThat(obligations.view(duty).state()).isEqualTo(ObligationState.SHOWN);
        obligations.close(duty, ObligationState.KEPT);
        assertThat(obligations.view(duty).isLate()).isFalse();
    }

    @Test
    void aReportOfNoRevenueKeepsItTooAndAfterItsDayItIsLate() {
        ObligationId duty = owed(clock.instant().minus(Duration.ofDays(3)));
        FilingResult filed = reports.fileNothing(deal.finance(), agreement.value(), first.toString());
        attest(((FilingResult.Filed) filed).reportId());
        assertThat(awaitShown(duty).evidence()).contains("there was no revenue");
        assertThat(obligations.view(duty).isLate()).isTrue();
        obligations.close(duty, ObligationState.KEPT);
        assertThat(database.queryForList(
                        "select outcome from track_fact where source = ? order by happened_at, outcome",
                        String.class,
                        duty.value()))
                .contains("KEPT_LATE");
    }

    @Test
    void aReportOfALaterPeriodIsAnotherMatter() {
        ObligationId duty = owed(clock.instant().plus(Duration.ofDays(10)));
        attest(first.next(), csv(service("B", first.next().lastDay(), "10.00")));
        attest(first, csv(service("A", first.lastDay(), "1000.00")));
        assertThat(awaitShown(duty).evidence()).contains("Report 2 of " + first);
    }

    private ObligationView awaitShown(ObligationId duty) {
        await("the promise to be shown")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(obligations.view(duty).state()).isEqualTo(ObligationState.SHOWN));
        return obligations.view(duty);
    }

    private ObligationId owed(Instant dueAt) {
        return promised(Obligations.dutyKey(ObligationKind.REPORT_REVENUE, new PartnerId(deal.introducer())), dueAt);
    }

    private ObligationId promised(String onceKey, Instant dueAt) {
        return obligations.begin(new NewObligation(
                referral,
                onceKey,
                ObligationKind.REPORT_REVENUE,
                new PartnerId(deal.biller()),
                new PartnerId(deal.introducer()),
                "Report the revenue of the first period",
                dueAt,
                false,
                NewObligation.Terms.USUAL));
    }

    private void attest(ReportingPeriod period, byte[] lines) {
        FilingResult filed = reports.file(deal.finance(), agreement.value(), period.toString(), "lines.csv", lines);
        assertThat(filed).isInstanceOf(FilingResult.Filed.class);
        attest(((FilingResult.Filed) filed).reportId());
    }

    private void attest(String report) {
        String hash = reports.report(deal.finance(), agreement.value(), report, 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(deal.finance(), agreement.value(), report, hash))
                .isInstanceOf(AttestResult.Done.class);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
