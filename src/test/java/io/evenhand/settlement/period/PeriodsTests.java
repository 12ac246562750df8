package io.evenhand.settlement.period;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.refund;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.period.PeriodPage.ObjectionView;
import io.evenhand.settlement.period.PeriodResult.Recorded;
import io.evenhand.settlement.period.PeriodResult.Refused;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Reporting.Frequency;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves how a period goes from the report that is awaited to the sealed statement: in order, once, with nothing changed before it is
 * sealed, and with a journal, a statement and payables that say the same afterwards.
 */
@WithoutEngine
class PeriodsTests {
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    @Autowired
    Periods periods;

    @Autowired
    Objections objections;

    @Autowired
    Closings closings;

    @Autowired
    PeriodPages pages;

    @Autowired
    RevenueReports reports;

    @Autowired
    Agreements agreements;

    @Autowired
    Journal journal;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Clock clock;

    private TestShares deal;
    private AgreementId agreement;
    private ReportingPeriod first;
    private LocalDate day;
    private long task;

    @BeforeEach
    void aShareIsInForce() {
        inForce(SampleTerms.revenueShare(2));
    }

    private void inForce(RevenueShareTerms terms) {
        first = ReportingPeriod.of(today().minusDays(300), Frequency.QUARTER);
        deal = new TestShares(first.firstDay());
        agreement = deal.inForce(terms, agreements, database);
        day = first.lastDay().minusDays(3);
    }

    @Test
    void whatWasSharedIsSealedPostedAndToBePaid() {
        attest(first, csv(service("A", day, "1000.00"), service("B", day.plusDays(1), "0.33")));
        SettlementId id = opened();
        assertThat(say(id, "complete")).isInstanceOf(Recorded.class);
        assertThat(periods.draft(id)).containsExactly(deal.introducer());
        assertThat(agree(id)).isInstanceOf(Recorded.class);
        Periods.Weight weight = periods.weigh(id);
        assertThat(weight).isEqualTo(new Periods.Weight(true, 1, false, true));
        assertThat(approve(id, finance(), false)).isInstanceOf(Recorded.class);

        Closings.Sealing sealing = closings.seal(id);

        assertThat(sealing.sealed()).isTrue();
        assertThat(sealing.anythingDue()).isTrue();
        PeriodPage page = pages.one(introducer(), id).orElseThrow();
        assertThat(page.period().state()).isEqualTo(PeriodState.SEALED);
        assertThat(page.period().statementNumber())
                .isEqualTo(agreements.get(agreement).number() + "-S-0001");
        assertThat(page.period().yours()).isEqualTo(eur("150.05"));
        // Thirty days after cleared funds, and sixty of hold.
        assertThat(page.period().dueOn()).isEqualTo(day.plusDays(90));
        assertThat(page.draft()).isNull();
        assertThat(claim()).isEqualTo(eur("150.05"));
        assertThat(database.queryForList(
                        "select statement_number from payable where agreement_id = ?", String.class, agreement.value()))
                .containsExactly(page.period().statementNumber());
        assertThat(archive.load(pages.sealedDocument(introducer(), id).orElseThrow()))
                .isEqualTo(archive.load(new DocumentHash(Objects.requireNonNull(page.documentHash()))));
        assertThat(closings.seal(id)).isEqualTo(sealing);
        assertThat(page.history())
                .extracting(PeriodPage.Happened::what)
                .contains("said that everything is reported", "agreed to draft 1", "approved draft 1");
    }

    @Test
    void periodsEndOneAfterTheOtherAndAreOpenedOnce() throws Exception {
        assertThat(periods.due()).contains(agreement);
        assertThat(AtTheSameTime.call(() -> periods.open(agreement)).stream().flatMap(Optional::stream))
                .hasSize(1);
        assertThat(periods.due()).doesNotContain(agreement);
        SettlementId id = latest();
        assertThat(pages.ofAgreement(introducer(), agreement.value())
                        .orElseThrow()
                        .periods())
                .extracting(PeriodRow::period)
                .containsExactly(first.toString());
        assertThat(periods.open(agreement)).isEmpty();

        closeWithNothing(id);
        SettlementId second = opened();
        assertThat(pages.one(introducer(), second).orElseThrow().period().period())
                .isEqualTo(first.next().toString());
        closeWithNothing(second);
        for (ReportingPeriod next = first.next().next(); next.lastDay().isBefore(today()); next = next.next()) {
            closeWithNothing(opened());
        }
        assertThat(periods.open(agreement)).isEmpty();
        assertThat(numbers()).isEqualTo(numbers().stream().sorted().distinct().toList());
        assertThat(numbers().getFirst()).endsWith("-S-0001");
    }

    @Test
    void reportingIsNotCompleteWhileADraftWaitsOrNothingIsAttested() {
        SettlementId id = opened();
        assertThat(refusal(say(id, "complete"))).contains("No report of " + first + " is attested");
        filed(first, csv(service("A", day, "10.00")));
        assertThat(refusal(say(id, "complete"))).contains("waits to be attested");
        assertThat(refusal(say(id, "nothing"))).contains("waits to be attested");
        assertThat(periods.completeReporting(id, ++task, introducer(), "complete"))
                .isInstanceOf(PeriodResult.NotAllowed.class);
        assertThat(pages.one(finance(), id).orElseThrow().period().state()).isEqualTo(PeriodState.AWAITING_REPORT);
    }

    @Test
    void aStatementOfNothingIsSealedToo() {
        SettlementId id = opened();
        closeWithNothing(id);
        PeriodPage page = pages.one(introducer(), id).orElseThrow();
        assertThat(page.period().state()).isEqualTo(PeriodState.CLOSED);
        assertThat(page.documentHash()).isNotNull();
        assertThat(page.positions())
                .hasSize(2)
                .allSatisfy(given -> assertThat(given.position().payable()).isEqualTo(eur("0.00")));
    }

    @Test
    void lookingAtADraftChangesNothingAndFurtherLinesMakeAnother() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = inReview();
        String before = stored();
        StatementContent draft =
                Objects.requireNonNull(pages.one(introducer(), id).orElseThrow().draft());
        assertThat(draft.version()).isEqualTo(1);
        assertThat(draft.lines()).hasSize(1);
        assertThat(draft.dues())
                .containsExactly(
                        new StatementContent.Due(deal.biller(), deal.introducer(), eur("150.00"), day.plusDays(90)));
        assertThat(draft.clauses()).containsKey("split.project.shares");
        assertThat(stored()).isEqualTo(before);

        assertThat(furtherLines(id)).isFalse();
        attest(first, csv(service("B", day, "100.00")));
        StatementContent same =
                Objects.requireNonNull(pages.one(introducer(), id).orElseThrow().draft());
        assertThat(same.version()).isEqualTo(1);
        assertThat(same.lines()).hasSize(1);
        assertThat(furtherLines(id)).isTrue();
        assertThat(periods.weigh(id).stands()).isFalse();
        periods.draft(id);
        periods.draft(id);
        StatementContent next =
                Objects.requireNonNull(pages.one(introducer(), id).orElseThrow().draft());
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.lines()).hasSize(2);
        assertThat(furtherLines(id)).isFalse();
        assertThat(periods.weigh(id).stands()).isTrue();
        assertThat(database.queryForObject(
                        "select draft_version from settlement_period where id = ?", Integer.class, id.value()))
                .isEqualTo(2);
    }

    @Test
    void whatIsAttestedAfterTheApprovalIsNotSealed() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = approved();
        attest(first, csv(service("B", day, "100.00")));
        assertThat(closings.seal(id).sealed()).isFalse();
        assertThat(pages.one(introducer(), id).orElseThrow().documentHash()).isNull();
        periods.draft(id);
        assertThat(periods.weigh(id).stands()).isTrue();
        assertThat(approve(id, finance(), false)).isInstanceOf(Recorded.class);
        attest(first, csv(service("C", day, "100.00")));
        assertThat(refusal(approve(id, other(), true))).contains("Further lines were attested");
    }

    @Test
    void whatCountsInASealedPeriodIsReportedForALaterOneAndPaidInTheNext() {
        attest(first, csv(service("A", day, "1000.00")));
        closings.seal(approved());

        assertThat(reports.file(
                        finance(), agreement.value(), first.toString(), "late.csv", csv(service("B", day, "1.00"))))
                .isInstanceOfSatisfying(
                        FilingResult.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().problem())
                                .contains("is settled"));
        assertThat(reports.show(finance(), agreement.value(), Optional.empty())
                        .orElseThrow()
                        .periods())
                .doesNotContain(first.toString());
        attest(
                first.next(),
                csv(service("B", day, "100.00"), refund("R", "A", first.next().firstDay(), "200.00")));
        SettlementId second = inReview();
        StatementContent draft = Objects.requireNonNull(
                pages.one(finance(), second).orElseThrow().draft());
        assertThat(draft.lines()).hasSize(2);
        Position position = draft.positions().getFirst();
        assertThat(position.earned()).isEqualTo(eur("15.00"));
        assertThat(position.returned()).isEqualTo(eur("30.00"));
        assertThat(position.carriedForward()).isEqualTo(eur("15.00"));
        assertThat(position.payable()).isEqualTo(eur("0.00"));
        assertThat(draft.trend()).hasSize(2);
        assertThat(draft.trend().getFirst().got().getFirst()).isEqualTo(eur("150.00"));
    }

    @Test
    void whatIsCarriedForwardStandsInTheJournalAndIsTakenOutOfLaterShares() {
        attest(first, csv(service("A", day, "1000.00")));
        closings.seal(approved());
        attest(first.next(), csv(refund("R", "A", first.next().firstDay(), "1000.00")));
        closings.seal(approved());
        assertThat(claim()).isEqualTo(eur("150.00"));
        assertThat(balance(deal.introducer(), deal.biller(), AccountKind.CARRIED_FORWARD))
                .isEqualTo(eur("-150.00"));
        assertThat(balance(deal.biller(), deal.introducer(), AccountKind.CARRIED_FORWARD))
                .isEqualTo(eur("150.00"));

        ReportingPeriod third = first.next().next();
        if (third.lastDay().isBefore(today())) {
            attest(third, csv(service("B", third.firstDay(), "1200.00")));
            closings.seal(approved());
            // 180.00 earned, 150.00 of it taken back.
            assertThat(claim()).isEqualTo(eur("180.00"));
            assertThat(balance(deal.introducer(), deal.biller(), AccountKind.CARRIED_FORWARD))
                    .isEqualTo(eur("0.00"));
            assertThat(lastPayable()).isEqualTo(3_000);
        }
    }

    @Test
    void whatAFloorGivesIsPostedWithTheEndOfThePeriodAndToBePaid() {
        inForce(SampleTerms.tieredRevenueShare(2));
        SettlementId id = opened();
        say(id, "nothing");
        periods.draft(id);
        agree(id);
        assertThat(periods.weigh(id).thousands()).isEqualTo(2);
        approve(id, finance(), false);
        assertThat(closings.seal(id).anythingDue()).isTrue();
        assertThat(claim()).isEqualTo(eur("1500.00"));
        assertThat(lastPayable()).isEqualTo(150_000);

        // What was given once is not given again.
        SettlementId second = opened();
        say(second, "nothing");
        periods.draft(second);
        Position position = Objects.requireNonNull(
                        pages.one(finance(), second).orElseThrow().draft())
                .positions()
                .getFirst();
        assertThat(position.corrected()).isEqualTo(eur("1500.00"));
    }

    @Test
    void anotherPartyObjectsToALineAndTheBillerCorrectsOrStandsByIt() {
        attest(first, csv(service("A", day, "1000.00"), service("B", day, "500.00")));
        SettlementId id = inReview();
        assertThat(refusal(objections.object(introducer(), id, "Z", "What is that?")))
                .contains("no line");
        assertThat(objections.object(finance(), id, "A", "Mine")).isInstanceOf(PeriodResult.NotAllowed.class);
        assertThat(objections.object(deal.of(deal.introducer(), Role.LEGAL), id, "A", "Mine"))
                .isInstanceOf(PeriodResult.NotAllowed.class);
        assertThat(objections.object(introducer(), id, "A", "It was 1,200.")).isInstanceOf(Recorded.class);
        assertThat(objections.object(introducer(), id, "B", "Never heard of it."))
                .isInstanceOf(Recorded.class);
        assertThat(refusal(objections.object(introducer(), id, "A", "Again"))).contains("already");
        assertThat(refusal(agree(id))).contains("take that back");
        assertThat(objections.withdraw(introducer(), objection(id, "B").id())).isInstanceOf(Recorded.class);
        assertThat(objections.review(id, ++task, introducer(), "dispute", "See line A."))
                .isInstanceOf(Recorded.class);

        assertThat(refusal(answer(id, "corrected"))).contains("Nothing new is attested");
        attest(first, csv(service("A2", day, "200.00")));
        assertThat(answer(id, "corrected")).isInstanceOf(Recorded.class);
        assertThat(objection(id, "A").state()).isEqualTo(ObjectionState.CORRECTED);

        periods.draft(id);
        assertThat(objections.object(introducer(), id, null, "VAT is missing.")).isInstanceOf(Recorded.class);
        assertThat(periods.closeReview(id)).isTrue();
        assertThat(answer(id, "stands")).isInstanceOf(Recorded.class);
        assertThat(periods.weigh(id).contested()).isTrue();
        StatementContent draft =
                Objects.requireNonNull(pages.one(introducer(), id).orElseThrow().draft());
        assertThat(draft.disputes())
                .extracting(StatementContent.Dispute::upheld)
                .containsExactly(true, false);
    }

    @Test
    void anObjectionAfterItsPartyAgreedIsNotPassedOver() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = inReview();
        assertThat(agree(id)).isInstanceOf(Recorded.class);
        assertThat(objections.object(introducer(), id, "A", "It was 1,200.")).isInstanceOf(Recorded.class);
        assertThat(periods.weigh(id).stands()).isFalse();
        assertThat(objections.withdraw(introducer(), objection(id, "A").id())).isInstanceOf(Recorded.class);
        assertThat(periods.weigh(id).stands()).isTrue();
    }

    @Test
    void oneObjectionIsAnsweredByItself() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = inReview();
        objections.object(introducer(), id, "A", "It was 1,200.");
        String open = objection(id, "A").id();
        assertThat(objections.answer(introducer(), open, "No.")).isInstanceOf(PeriodResult.NotAllowed.class);
        assertThat(objections.answer(stranger(), open, "No.")).isInstanceOf(PeriodResult.Unknown.class);
        assertThat(refusal(objections.answer(finance(), open, " "))).contains("Say why");
        assertThat(objections.answer(finance(), open, "The bank says 1,000.")).isInstanceOf(Recorded.class);
        assertThat(refusal(objections.withdraw(introducer(), open))).contains("not open");
        assertThat(periods.closeReview(id)).isFalse();
    }

    @Test
    void aSecondAccountOfWhoeverApprovedFirstIsNoSecondPersonAndAnAccountOfNobodyApprovesNothing() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = inReview();
        agree(id);
        periods.weigh(id);
        assertThat(refusal(approve(id, account("nobody", null), false))).contains("invite you as one of its people");
        assertThat(approve(id, account("one", "petra"), false)).isInstanceOf(Recorded.class);
        assertThat(refusal(approve(id, account("two", "petra"), true))).contains("another person");
        assertThat(refusal(approve(id, account("nobody", null), true))).contains("invite you as one of its people");
        assertThat(approve(id, account("two", "otto"), true)).isInstanceOf(Recorded.class);
        assertThat(database.queryForMap(
                        "select approved_person, approved_again_person from settlement_period where id = ?",
                        id.value()))
                .containsValues("petra", "otto");
    }

    @Test
    void theSecondApprovalIsAnotherPersonsAndARefusalGoesBackToReview() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = approved();
        assertThat(refusal(approve(id, finance(), true))).contains("another person");
        assertThat(refusal(closings.approve(id, ++task, other(), "refuse", " ", true)))
                .contains("Say why");
        assertThat(closings.approve(id, ++task, other(), "refuse", "Wait for the credit note.", true))
                .isInstanceOf(Recorded.class);
        periods.draft(id);
        assertThat(pages.one(introducer(), id).orElseThrow().period().state()).isEqualTo(PeriodState.IN_REVIEW);
        agree(id);
        periods.weigh(id);
        assertThat(approve(id, other(), false)).isInstanceOf(Recorded.class);
        assertThat(approve(id, finance(), true)).isInstanceOf(Recorded.class);
        assertThat(closings.approve(id, ++task, introducer(), "approve", "", false))
                .isInstanceOf(PeriodResult.NotAllowed.class);
        assertThat(closings.seal(id).sealed()).isTrue();
    }

    @Test
    void aDecisionThatIsToldTwiceStandsOnce() {
        attest(first, csv(service("A", day, "1000.00")));
        SettlementId id = opened();
        assertThat(periods.completeReporting(id, 71, finance(), "complete")).isInstanceOf(Recorded.class);
        assertThat(periods.completeReporting(id, 71, finance(), "complete")).isInstanceOf(Recorded.class);
        periods.draft(id);
        for (int i = 0; i < 2; i++) {
            assertThat(objections.review(id, 72, introducer(), "dispute", "No."))
                    .isInstanceOf(Recorded.class);
        }
        assertThat(pages.one(introducer(), id).orElseThrow().objections()).hasSize(1);
        for (int i = 0; i < 2; i++) {
            assertThat(objections.answerAll(id, 73, finance(), "stands", "Yes."))
                    .isInstanceOf(Recorded.class);
        }
    }

    @Test
    void anOverdueReportIsRemindedOfAndAnAuditDemandedOnce() {
        SettlementId id = opened();
        Periods.ProcessStart start = periods.start(id);
        assertThat(start.auditRight()).isTrue();
        assertThat(start.reportDueAt()).isEqualTo(first.lastDay().plusDays(15) + "T23:59:59Z");
        periods.recordReportOverdue(id, "1");
        periods.recordReportOverdue(id, "1");
        periods.recordReportOverdue(id, "2");
        assertThat(refusal(objections.demandAudit(id, ++task, introducer(), "demand", "")))
                .contains("Say why");
        assertThat(objections.demandAudit(id, ++task, introducer(), "demand", "Three months of silence."))
                .isInstanceOf(Recorded.class);
        PeriodPage page = pages.one(introducer(), id).orElseThrow();
        assertThat(page.period().reportOverdue()).isTrue();
        assertThat(page.demands())
                .singleElement()
                .satisfies(demand -> assertThat(demand.noticeDays()).isEqualTo(30));
        assertThat(page.history())
                .extracting(PeriodPage.Happened::what)
                .filteredOn(what -> what.contains("overdue"))
                .hasSize(2);
    }

    @Test
    void onlyPartiesReadAPeriod() {
        SettlementId id = opened();
        for (Actor reader : List.of(introducer(), finance(), deal.of(deal.introducer(), Role.LEGAL))) {
            assertThat(pages.one(reader, id)).isPresent();
            assertThat(pages.all(reader)).extracting(PeriodRow::id).contains(id);
            assertThat(pages.ofAgreement(reader, agreement.value())).isPresent();
        }
        assertThat(pages.one(stranger(), id)).isEmpty();
        assertThat(pages.all(stranger())).isEmpty();
        assertThat(pages.ofAgreement(stranger(), agreement.value())).isEmpty();
        assertThat(pages.draft(stranger(), id)).isEmpty();
        assertThat(objections.object(stranger(), id, null, "Me, too")).isInstanceOf(PeriodResult.Unknown.class);
        assertThat(pages.all(new Actor("s", "Steward", null, Actor.HOST, Set.of(Role.STEWARD))))
                .extracting(PeriodRow::id)
                .contains(id);
    }

    @Test
    void aDraftOfWhichNothingWasKeptReadsAsOneThatWas() {
        attest(first, csv(service("A", day, "1000.00"), refund("R", "A", day, "200.00")));
        SettlementId id = inReview();
        PeriodPage kept = pages.one(introducer(), id).orElseThrow();
        assertThat(database.update("delete from settlement_draft_content where settlement_id = ?", id.value()))
                .isOne();
        PeriodPage again = pages.one(introducer(), id).orElseThrow();
        assertThat(again.sums()).isEqualTo(kept.sums());
        assertThat(again.draft())
                .usingRecursiveComparison()
                .ignoringFields("lines", "corrections")
                .isEqualTo(kept.draft());
        periods.draft(id);
        assertThat(database.queryForList(
                        "select version from settlement_draft_content where settlement_id = ?",
                        Integer.class,
                        id.value()))
                .containsExactly(1);
    }

    private boolean furtherLines(SettlementId id) {
        return Objects.requireNonNull(pages.one(introducer(), id).orElseThrow().sums())
                .furtherLines();
    }

    private SettlementId opened() {
        return periods.open(agreement).orElseThrow();
    }

    private SettlementId inReview() {
        SettlementId id = opened();
        assertThat(say(id, "complete")).isInstanceOf(Recorded.class);
        periods.draft(id);
        return id;
    }

    private SettlementId approved() {
        SettlementId id = inReview();
        assertThat(agree(id)).isInstanceOf(Recorded.class);
        assertThat(periods.weigh(id).stands()).isTrue();
        assertThat(approve(id, finance(), false)).isInstanceOf(Recorded.class);
        return id;
    }

    private void closeWithNothing(SettlementId id) {
        assertThat(say(id, "nothing")).isInstanceOf(Recorded.class);
        periods.draft(id);
        agree(id);
        assertThat(periods.weigh(id).thousands()).isZero();
        approve(id, finance(), false);
        assertThat(closings.seal(id)).isEqualTo(new Closings.Sealing(true, false, ""));
        closings.close(id);
    }

    private SettlementId latest() {
        return pages.ofAgreement(introducer(), agreement.value())
                .orElseThrow()
                .periods()
                .getFirst()
                .id();
    }

    private PeriodResult say(SettlementId id, String decision) {
        return periods.completeReporting(id, ++task, finance(), decision);
    }

    private PeriodResult agree(SettlementId id) {
        return objections.review(id, ++task, introducer(), "agree", "");
    }

    private PeriodResult answer(SettlementId id, String decision) {
        return objections.answerAll(id, ++task, finance(), decision, "As we wrote.");
    }

    private PeriodResult approve(SettlementId id, Actor actor, boolean again) {
        return closings.approve(id, ++task, actor, "approve", "", again);
    }

    private static String refusal(PeriodResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).reason();
    }

    private ObjectionView objection(SettlementId id, String line) {
        return pages.one(finance(), id).orElseThrow().objections().stream()
                .filter(objection -> line.equals(objection.lineId()))
                .findFirst()
                .orElseThrow();
    }

    private String filed(ReportingPeriod period, byte[] csv) {
        FilingResult result = reports.file(finance(), agreement.value(), period.toString(), "q.csv", csv);
        assertThat(result).isInstanceOf(FilingResult.Filed.class);
        return ((FilingResult.Filed) result).reportId();
    }

    private void attest(ReportingPeriod period, byte[] csv) {
        String report = filed(period, csv);
        String hash = reports.report(finance(), agreement.value(), report, 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(finance(), agreement.value(), report, hash)).isInstanceOf(AttestResult.Done.class);
    }

    /** All that a look must leave as it is. */
    private String stored() {
        return List.of("revenue_state", "revenue_memory", "revenue_register", "revenue_line").stream()
                .map(table -> {
                    List<Map<String, Object>> rows = database.queryForList(
                            "select * from " + table + " where agreement_id = ?", agreement.value());
                    return table + rows;
                })
                .toList()
                .toString();
    }

    private List<String> numbers() {
        return database.queryForList(
                "select statement_number from settlement_period where agreement_id = ? order by ordinal",
                String.class,
                agreement.value());
    }

    private long lastPayable() {
        return Objects.requireNonNull(database.queryForObject(
                "select payable from settlement_party t join settlement_period p on p.id = t.settlement_id"
                        + " where p.agreement_id = ? and t.partner_id = ? and t.payable is not null"
                        + " order by p.ordinal desc limit 1",
                Long.class,
                agreement.value(),
                deal.introducer()));
    }

    private Money claim() {
        return balance(deal.introducer(), deal.biller(), AccountKind.RECEIVABLE);
    }

    private Money balance(String partner, String counterpart, AccountKind kind) {
        return journal.balance(new AccountId(agreement.value(), partner, counterpart, kind), new AsOf(today(), LATER))
                .in(Money.currency("EUR"));
    }

    private Actor introducer() {
        return deal.of(deal.introducer(), Role.FINANCE);
    }

    private Actor finance() {
        return deal.finance();
    }

    private Actor other() {
        return new Actor(
                deal.biller() + ".second", "Otto Second", deal.biller() + ".otto", deal.biller(), Set.of(Role.FINANCE));
    }

    private Actor account(String username, @Nullable String person) {
        return new Actor(username, "Somebody", person, deal.biller(), Set.of(Role.FINANCE));
    }

    private Actor stranger() {
        return deal.of("somebody-else", Role.FINANCE, Role.OPERATIONS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
