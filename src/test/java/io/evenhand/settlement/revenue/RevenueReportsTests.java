package io.evenhand.settlement.revenue;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.refund;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.Agreements;
import io.evenhand.money.Money;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.journal.RecordedPosting;
import io.evenhand.settlement.revenue.FilingResult.Filed;
import io.evenhand.settlement.revenue.FilingResult.Refused;
import io.evenhand.settlement.split.Part;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.TermsChanges;
import io.evenhand.terms.TermsFormat;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves who reports revenue and who reads it, what is refused and how it is named, and that attesting a report shares its lines by the
 * signed terms and posts what follows, once.
 */
@WithoutEngine
class RevenueReportsTests {
    private static final Instant LATER = Instant.parse("9000-01-01T00:00:00Z");

    @Autowired
    RevenueReports reports;

    @Autowired
    Agreements agreements;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private TestShares deal;
    private String id;
    private LocalDate day;

    @BeforeEach
    void aShareIsInForce() {
        deal = new TestShares(today().minusDays(200));
        id = deal.inForce(agreements, database).value();
        day = today().minusDays(100);
    }

    @Test
    void whatTheTermsGiveIsOwedOnceTheReportIsAttested() {
        String report = filed(csv(service("A", day, "1000.00"), service("B", day, "0.33")));
        assertThat(journal.postings(id, 0, 10)).isEmpty();

        ReportView attested = attested(report);

        assertThat(attested.state()).isEqualTo(ReportState.ATTESTED);
        assertThat(attested.attestedBy()).isEqualTo(deal.finance().displayName());
        assertThat(attested.attestedAt()).isNotNull();
        // 15 % of 1000.00 and of 0.33, each line rounded by itself.
        assertThat(owed(today())).isEqualTo(eur("150.05"));
        assertThat(owed(day.minusDays(1))).isEqualTo(eur("0.00"));
        assertThat(balance(deal.biller(), deal.introducer(), AccountKind.PAYABLE))
                .isEqualTo(eur("-150.05"));
        RecordedPosting first = journal.postings(id, 0, 1).getFirst();
        assertThat(first.request().key()).isEqualTo(report + "/A");
        assertThat(first.request().effectiveOn()).isEqualTo(day);
    }

    @Test
    void everyAllocationIsStoredWithItsDerivationAndTheHashOfTheTerms() {
        String report = filed(csv(service("A", day, "1000.00")));
        attested(report);

        LinePage line = reports.line(deal.of(deal.introducer(), Role.LEGAL), id, report, 1)
                .orElseThrow();
        LinePage.Result result = line.results().getFirst();
        assertThat(result.termsHash())
                .isEqualTo(
                        TermsFormat.hash(deal.own(SampleTerms.revenueShare(2))).hex());
        assertThat(result.base()).isEqualTo(eur("1000.00"));
        assertThat(result.parts()).extracting(LinePage.Share::amount).containsExactly(eur("150.00"), eur("850.00"));
        assertThat(result.posting()).isEqualTo(1);
        assertThat(result.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.words()).isNotBlank();
            assertThat(step.sentence()).as(step.clauseId()).isNotBlank();
        });
        assertThat(result.steps()).last().satisfies(step -> {
            assertThat(step.clauseId()).isEqualTo("split.project.shares");
            assertThat(step.words()).contains("EUR 1,000.00 is divided").contains("EUR 150.00");
        });
    }

    /** The check says what attesting does, in whatever order the lines of the file stand; what a later report says counts from then on. */
    @Test
    void anOrderInTimeQualifiesItsWholeReportAndWhatWasNotSharedBeforeIsReportedOnceMore() throws Exception {
        RevenueShareTerms terms = (RevenueShareTerms) new TermsChanges(
                        "{\"qualification\": {\"firstOrder\": {\"withinMonths\": 3, \"trigger\": \"placed\"}}}")
                .applyTo(SampleTerms.revenueShare(2));
        id = deal.inForce(terms, agreements, database).value();
        LocalDate inTime = today().minusDays(190);

        String early = filed(csv(ordered("A", day, day, "1000.00")));
        LinePage notShared = attestedLine(early, 1);
        assertThat(notShared.results().getFirst().steps()).singleElement().satisfies(step -> {
            assertThat(step.words()).startsWith("The customer's first order had to be placed by");
            assertThat(step.sentence()).startsWith("Revenue is shared only if the customer placed its first order");
        });
        assertThat(owed(today())).isEqualTo(eur("0.00"));

        byte[] both = csv(ordered("A again", day, day, "1000.00"), ordered("B", inTime, day, "200.00"));
        assertThat(reports.check(deal.finance(), id, period(), RevenueSource.of(both)))
                .isInstanceOfSatisfying(
                        FilingResult.Checked.class,
                        checked -> assertThat(checked.summary().notShared()).isZero());
        attested(filed(both));
        assertThat(owed(today())).isEqualTo(eur("180.00"));
        attested(filed(csv(ordered("C", day, day, "100.00"))));
        assertThat(owed(today())).isEqualTo(eur("195.00"));
    }

    private LinePage attestedLine(String report, int number) {
        attested(report);
        return reports.line(deal.finance(), id, report, number).orElseThrow();
    }

    private static String ordered(String line, LocalDate orderedOn, LocalDate countedOn, String gross) {
        return "%s,sale,services,one-off,D-%s,%s,%s,EUR,%s,,".formatted(line, line, orderedOn, countedOn, gross);
    }

    /** However slowly a file lets itself be read: it holds neither a connection nor the agreement. */
    @Test
    void aFileIsReadBeforeAnyTransactionBeginsAndNotAtAllForWhoMayNotReport() {
        byte[] file = csv(service("A", day, "1000.00"));
        List<String> read = new ArrayList<>();
        RevenueSource source = sink -> {
            read.add(TransactionSynchronizationManager.isActualTransactionActive() ? "inside" : "outside");
            RevenueSource.of(file).read(sink);
        };
        assertThat(reports.check(deal.finance(), id, period(), source)).isInstanceOf(FilingResult.Checked.class);
        assertThat(reports.file(deal.finance(), id, period(), "q.csv", source)).isInstanceOf(Filed.class);
        assertThat(read).containsExactly("outside", "outside");

        reports.file(deal.of(deal.introducer(), Role.FINANCE), id, period(), "q.csv", source);
        reports.check(deal.finance(), id, "1999-01", source);
        assertThat(read).hasSize(2);
        assertThatThrownBy(() -> transaction.execute(status -> reports.check(deal.finance(), id, period(), source)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aDryRunSaysWhatWouldComeOfItAndStoresNothing() {
        byte[] file = csv(service("A", day, "1000.00"), service("B", day, "10.00"), service("A", day, "1000.00"));
        assertThat(reports.check(deal.finance(), id, period(), file))
                .isEqualTo(new FilingResult.Checked(
                        new FilingResult.Summary(
                                period(),
                                2,
                                1,
                                0,
                                List.of(
                                        new Part(deal.introducer(), eur("151.50")),
                                        new Part(deal.biller(), eur("858.50")))),
                        List.of()));
        assertThat(page(deal.finance()).reports()).isEmpty();
        assertThat(rows("revenue_memory") + rows("revenue_state") + rows("revenue_report"))
                .isZero();
    }

    @Test
    void everyBadLineIsNamedByLineAndFieldAndNothingIsStored() {
        byte[] file = csv(
                service("A", day, "1000.00"),
                service("B", today().plusDays(1), "1.00"),
                service("C", day, "12,50x").replace("12,50x", "12.505"),
                refund("D", "nowhere", day, "1.00"),
                service("E", today().minusDays(201), "1.00"),
                service("A", day, "1000.01"),
                service("F", day, "1.00").replace("EUR", "USD"));
        Refused refused = (Refused) reports.file(deal.finance(), id, period(), "q.csv", file);

        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.field())
                .containsExactly("3 counted_on", "4 gross", "5 refund_of", "6 counted_on", "7 id", "8 gross");
        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        assertThat(page(deal.finance()).reports()).isEmpty();
    }

    @Test
    void aLineThatWasReportedBeforeIsSkippedAndWithOtherContentRefused() {
        attested(filed(csv(service("A", day, "1000.00"))));

        Filed filed = (Filed) reports.file(
                deal.finance(), id, period(), "q.csv", csv(service("A", day, "1000.00"), service("a", day, "10.00")));
        assertThat(filed.summary().lines()).isEqualTo(1);
        assertThat(filed.summary().known()).isEqualTo(1);
        attested(filed.reportId());
        assertThat(owed(today())).isEqualTo(eur("151.50"));

        assertThat(reports.file(deal.finance(), id, period(), "q.csv", csv(service("A", day, "1000.01"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.line()).isEqualTo(2);
                                    assertThat(problem.field()).isEqualTo("id");
                                }));
        assertThat(reports.file(deal.finance(), id, period(), "q.csv", csv(service("A", day, "1000.00"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().problem())
                                .contains("nothing new"));
    }

    @Test
    void aRefundGoesBackInALaterReportAndPointsToThePostingThatItCorrects() {
        attested(filed(csv(service("A", day, "1000.00"), service("B", day, "100.00"))));
        attested(filed(csv(refund("R", "B", day.plusDays(5), "40.00"))));

        assertThat(owed(today())).isEqualTo(eur("159.00"));
        RecordedPosting back = journal.postings(id, 2, 1).getFirst();
        assertThat(Objects.requireNonNull(back.request().corrects()).sequence()).isEqualTo(2);
        assertThat(reports.check(deal.finance(), id, period(), csv(refund("S", "B", day.plusDays(6), "60.01"))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().field())
                                .isEqualTo("gross"));
    }

    @Test
    void aRefundInTheSameReportPointsToItsSale() {
        attested(filed(csv(service("A", day, "100.00"), refund("R", "A", day.plusDays(5), "100.00"))));

        assertThat(owed(today())).isEqualTo(eur("0.00"));
        assertThat(Objects.requireNonNull(
                                journal.postings(id, 1, 1).getFirst().request().corrects())
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void attestingAgainChangesNothing() {
        String report = filed(csv(service("A", day, "1000.00")));
        ReportView once = attested(report);
        assertThat(attested(report)).isEqualTo(once);
        assertThat(journal.postings(id, 0, 10)).hasSize(1);
    }

    @Test
    void attestingAtTheSameMomentPostsOnce() throws Exception {
        String report = filed(csv(service("A", day, "1000.00"), service("B", day, "1000.00")));
        String hash = view(report).contentHash();
        assertThat(AtTheSameTime.call(() -> reports.attest(deal.finance(), id, report, hash)))
                .allMatch(AttestResult.Done.class::isInstance);
        assertThat(journal.postings(id, 0, 10)).hasSize(2);
        assertThat(owed(today())).isEqualTo(eur("300.00"));
    }

    @Test
    void whatFailsBeforeTheEndLeavesNothingBehind() {
        String report = filed(csv(service("A", day, "1000.00")));
        String hash = view(report).contentHash();
        transaction.executeWithoutResult(status -> {
            assertThat(reports.attest(deal.finance(), id, report, hash)).isInstanceOf(AttestResult.Done.class);
            status.setRollbackOnly();
        });
        assertThat(view(report).state()).isEqualTo(ReportState.DRAFT);
        assertThat(journal.postings(id, 0, 10)).isEmpty();
        assertThat(rows("revenue_memory")).isZero();

        attested(report);
        assertThat(owed(today())).isEqualTo(eur("150.00"));
    }

    @Test
    void filingAtTheSameMomentLeavesOneDraft() throws Exception {
        byte[] file = csv(service("A", day, "1000.00"));
        assertThat(AtTheSameTime.call(() -> reports.file(deal.finance(), id, period(), "q.csv", file)))
                .filteredOn(Filed.class::isInstance)
                .hasSize(1);
        assertThat(page(deal.finance()).reports()).hasSize(1);
    }

    @Test
    void onlyWhatSomebodySawIsAttested() {
        String report = filed(csv(service("A", day, "1000.00")));
        assertThat(reports.attest(deal.finance(), id, report, "0".repeat(64))).isInstanceOf(AttestResult.Stale.class);
        assertThat(journal.postings(id, 0, 10)).isEmpty();
    }

    @Test
    void onlyTheBillersOperationsAndFinanceFileAndOnlyItsFinanceAttests() {
        byte[] file = csv(service("A", day, "1000.00"));
        for (Actor other : List.of(
                deal.of(deal.introducer(), Role.FINANCE),
                deal.of(deal.biller(), Role.LEGAL, Role.SIGNATORY, Role.ADMINISTRATOR),
                steward())) {
            assertThat(reports.check(other, id, period(), file)).isInstanceOf(FilingResult.NotAllowed.class);
            assertThat(reports.file(other, id, period(), "q.csv", file)).isInstanceOf(FilingResult.NotAllowed.class);
            assertThat(reports.fileNothing(other, id, period())).isInstanceOf(FilingResult.NotAllowed.class);
        }
        String report = filed(deal.of(deal.biller(), Role.OPERATIONS), file);
        String hash = view(report).contentHash();
        for (Actor other :
                List.of(deal.of(deal.biller(), Role.OPERATIONS), deal.of(deal.introducer(), Role.FINANCE), steward())) {
            assertThat(reports.attest(other, id, report, hash)).isInstanceOf(AttestResult.NotAllowed.class);
        }
        assertThat(reports.withdraw(deal.of(deal.introducer(), Role.FINANCE), id, report))
                .isInstanceOf(AttestResult.NotAllowed.class);
    }

    @Test
    void everyPartyReadsAndForStrangersThereIsNothing() {
        String report = filed(csv(service("A", day, "1000.00")));
        String hash = view(report).contentHash();
        for (Actor reader : List.of(deal.of(deal.introducer(), Role.OPERATIONS), deal.finance(), steward())) {
            assertThat(reports.show(reader, id, Optional.empty())).isPresent();
            assertThat(reports.report(reader, id, report, 0)).isPresent();
            assertThat(reports.line(reader, id, report, 1)).isPresent();
        }
        Actor stranger = deal.of("somebody-else", Role.FINANCE, Role.OPERATIONS);
        assertThat(reports.show(stranger, id, Optional.empty())).isEmpty();
        assertThat(reports.report(stranger, id, report, 0)).isEmpty();
        assertThat(reports.line(stranger, id, report, 1)).isEmpty();
        assertThat(reports.check(stranger, id, period(), csv())).isInstanceOf(FilingResult.Unknown.class);
        assertThat(reports.file(stranger, id, period(), "q.csv", csv())).isInstanceOf(FilingResult.Unknown.class);
        assertThat(reports.attest(stranger, id, report, hash)).isInstanceOf(AttestResult.Unknown.class);
        assertThat(reports.withdraw(stranger, id, report)).isInstanceOf(AttestResult.Unknown.class);
    }

    @Test
    void whoIsAskedToJoinOrHasLeftReadsNothing() {
        database.update(
                "update agreement_party set partner_id = ? where agreement_id = ? and partner_id = ?",
                "joined-" + deal.introducer(),
                id,
                deal.introducer());
        assertThat(reports.show(deal.of(deal.introducer(), Role.FINANCE), id, Optional.empty()))
                .isEmpty();
        assertThat(reports.show(deal.of("joined-" + deal.introducer(), Role.FINANCE), id, Optional.empty()))
                .isPresent();
    }

    @Test
    void aReportOfAnotherAgreementIsUnknown() {
        String report = filed(csv(service("A", day, "1000.00")));
        String other = deal.inForce(agreements, database).value();
        assertThat(reports.report(deal.finance(), other, report, 0)).isEmpty();
        assertThat(reports.attest(deal.finance(), other, report, view(report).contentHash()))
                .isInstanceOf(AttestResult.Unknown.class);
    }

    @Test
    void anAgreementThatSharesNoRevenueOrIsNotInForceHasNoReports() {
        assertThat(reports.show(deal.finance(), "no id", Optional.empty())).isEmpty();
        database.update("update agreement set state = 'NEGOTIATED' where id = ?", id);
        assertThat(reports.show(deal.finance(), id, Optional.empty())).isEmpty();
        assertThat(agreements.get(AgreementId.of(id)).kind()).isEqualTo(AgreementKind.REVENUE_SHARE);
    }

    @Test
    void aPeriodWithoutRevenueIsReportedOnceItHasEnded() {
        assertThat(reports.fileNothing(
                        deal.finance(), id, page(deal.finance()).periods().getFirst()))
                .isInstanceOf(Refused.class);
        Filed filed = (Filed) reports.fileNothing(deal.finance(), id, period());
        assertThat(attested(filed.reportId()).lines()).isZero();
        assertThat(journal.postings(id, 0, 10)).isEmpty();
        assertThat(reports.fileNothing(deal.finance(), id, period())).isInstanceOf(Refused.class);
    }

    @Test
    void aDraftIsTakenBackAndItsLinesCanBeReportedAgain() {
        String report = filed(csv(service("A", day, "1000.00")));
        assertThat(reports.file(deal.finance(), id, period(), "q.csv", csv(service("B", day, "1.00"))))
                .isInstanceOf(Refused.class);
        assertThat(reports.withdraw(deal.finance(), id, report)).isInstanceOf(AttestResult.Done.class);
        assertThat(reports.withdraw(deal.finance(), id, report)).isInstanceOf(AttestResult.Done.class);
        assertThat(reports.attest(deal.finance(), id, report, view(report).contentHash()))
                .isInstanceOf(AttestResult.Stale.class);

        attested(filed(csv(service("A", day, "999.00"))));
        assertThat(owed(today())).isEqualTo(eur("149.85"));
    }

    @Test
    void whatIsAttestedIsNeverTakenBack() {
        String report = filed(csv(service("A", day, "1000.00")));
        attested(report);
        assertThat(reports.withdraw(deal.finance(), id, report)).isInstanceOf(AttestResult.Stale.class);
    }

    @Test
    void whatCountsInAClosedPeriodIsPostedToTheFirstOpenDay() {
        journal.closePeriod(id, day);
        attested(filed(csv(service("A", day, "1000.00"))));

        RecordedPosting posted = journal.postings(id, 0, 1).getFirst();
        assertThat(posted.request().effectiveOn()).isEqualTo(day.plusDays(1));
        assertThat(posted.request().reason()).contains("counts on " + day);
    }

    @Test
    void balancesAreAsOfTheDayAndTheInstantThatSomebodyAsks() {
        attested(filed(csv(service("A", day, "1000.00"))));

        RevenuePage now = page(deal.finance());
        assertThat(now.owed()).extracting(RevenuePage.Owed::amount).containsExactly(eur("150.00"));
        assertThat(now.history())
                .last()
                .satisfies(point -> assertThat(point.amounts()).containsExactly(eur("150.00")));
        assertThat(now.history())
                .first()
                .satisfies(point -> assertThat(point.amounts()).containsExactly(eur("0.00")));
        AsOf unknown = new AsOf(today(), clock.instant().minusSeconds(86_400));
        assertThat(reports.show(deal.finance(), id, Optional.of(unknown))
                        .orElseThrow()
                        .owed())
                .isEmpty();
    }

    @Test
    void aTierThatIsReachedCorrectsWhatWasSharedBeforeAndPointsToIt() {
        id = deal.inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                .value();
        String sale = "%s,sale,services,one-off,DEAL,%s,%s,EUR,%s,,";
        attested(filed(csv(sale.formatted("A", day, day, "60000.00"))));
        String second = filed(csv(sale.formatted("B", day.plusDays(1), day.plusDays(1), "50000.00")));
        attested(second);

        LinePage line = reports.line(deal.finance(), id, second, 1).orElseThrow();
        assertThat(line.results()).hasSize(2);
        assertThat(line.results().getLast().heading()).startsWith("Correction");
        assertThat(line.results().getLast().steps()).isNotEmpty();
        Money total = Money.zero(Money.currency("EUR"));
        for (LinePage.Share share : line.results().getLast().parts()) {
            total = total.plus(share.amount());
        }
        assertThat(total).isEqualTo(eur("0.00"));
        RecordedPosting correction = journal.postings(id, 2, 1).getFirst();
        assertThat(Objects.requireNonNull(correction.request().corrects()).sequence())
                .isBetween(1L, 2L);
    }

    private String filed(byte[] csv) {
        return filed(deal.finance(), csv);
    }

    private String filed(Actor actor, byte[] csv) {
        FilingResult result = reports.file(actor, id, period(), "q.csv", csv);
        assertThat(result).isInstanceOf(Filed.class);
        return ((Filed) result).reportId();
    }

    private ReportView attested(String report) {
        AttestResult result =
                reports.attest(deal.finance(), id, report, view(report).contentHash());
        assertThat(result).isInstanceOf(AttestResult.Done.class);
        return ((AttestResult.Done) result).report();
    }

    private ReportView view(String report) {
        return reports.report(deal.finance(), id, report, 0).orElseThrow().report();
    }

    private RevenuePage page(Actor actor) {
        return reports.show(actor, id, Optional.empty()).orElseThrow();
    }

    /** The last that has ended: the day on which these lines count lies in it or before. */
    private String period() {
        return page(deal.finance()).periods().get(1);
    }

    private Money owed(LocalDate on) {
        return journal.balance(
                        new AccountId(id, deal.introducer(), deal.biller(), AccountKind.RECEIVABLE),
                        new AsOf(on, LATER))
                .in(Money.currency("EUR"));
    }

    private Money balance(String partner, String counterpart, AccountKind kind) {
        return journal.balance(new AccountId(id, partner, counterpart, kind), new AsOf(today(), LATER))
                .in(Money.currency("EUR"));
    }

    private int rows(String table) {
        return Objects.requireNonNull(database.queryForObject(
                "select count(*) from " + table + " where agreement_id = ?", Integer.class, id));
    }

    private static Actor steward() {
        return new Actor("steward", "Sam Steward", null, Actor.HOST, Set.of(Role.STEWARD));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
