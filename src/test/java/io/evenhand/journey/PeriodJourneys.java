package io.evenhand.journey;

import static io.evenhand.settlement.revenue.TestShares.csv;
import static io.evenhand.settlement.revenue.TestShares.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenhand.access.Actor;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Registration;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementId;
import io.evenhand.assurance.AgreedShares;
import io.evenhand.assurance.Assurances;
import io.evenhand.document.Archive;
import io.evenhand.money.Money;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationState;
import io.evenhand.obligation.ObligationView;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.BankDetails;
import io.evenhand.settlement.bank.BankHouse;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.OpenItemSource;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import io.evenhand.settlement.payable.InvoiceEntry;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.Receipts;
import io.evenhand.settlement.payable.TaxTreatment;
import io.evenhand.settlement.period.Closings;
import io.evenhand.settlement.period.Objections;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodResult;
import io.evenhand.settlement.period.PeriodState;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.revenue.AttestResult;
import io.evenhand.settlement.revenue.FilingResult;
import io.evenhand.settlement.revenue.LinePage;
import io.evenhand.settlement.revenue.RevenueReports;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.statement.StatementContent.Dispute;
import io.evenhand.template.SampleTerms;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskState;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Periods of a revenue share: reported in time or late, agreed to or contested, approved by one or two, sealed, paid and closed. */
abstract class PeriodJourneys extends TasklistJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private Periods periods;

    @Autowired
    private PeriodPages pages;

    @Autowired
    private Objections objections;

    @Autowired
    private Closings closings;

    @Autowired
    private RevenueReports reports;

    @Autowired
    private HumanTasks humanTasks;

    @Autowired
    private Partners partners;

    @Autowired
    private BankDetails bankDetails;

    @Autowired
    private List<OpenItemSource> sources;

    @Autowired
    private PaymentFiles paymentFiles;

    @Autowired
    private Statements bankStatements;

    @Autowired
    private Payables payables;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private Archive archive;

    @Autowired
    private Assurances assurances;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private TestShares deal;
    private AgreementId agreement;
    private String biller;
    private String other;
    private ReportingPeriod period;
    private SettlementId id;

    @Test
    void aPeriodIsReportedAgreedToApprovedSealedAndOnceAllIsPaidClosed() {
        ended(SampleTerms.revenueShare(2));
        attest(service("A", day(), "1000.00"));
        open();
        decide("complete-reporting", biller, "complete", "");
        decide("review-statement", other, "agree", "");
        approveInTheNameOfAnotherPeriod();
        awaitState(PeriodState.SEALED);
        assertThat(page().period().dueOn()).isEqualTo(day().plusDays(90));

        later(Duration.ofDays(200));
        await("the payment to be overdue")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(page().period().paymentOverdue()).isTrue());
        paid();
        paid();
        awaitState(PeriodState.CLOSED);
        awaitElement("period-closed");

        engine.newPublishMessageCommand()
                .messageName("settlement-opened")
                .correlationKey(id.value())
                .messageId(UUID.randomUUID().toString())
                .variables(Map.of("settlementId", id.value()))
                .send()
                .join();
        awaitElement("duplicate-start");
        assertThat(humanTasks.open(List.of(id.value()))).isEmpty();
    }

    /** “We gave away too much of the pie”: a third in the first year, a tenth from the thirteenth month on, and 120,000 in all. */
    @Test
    void twoYearsLaterNobodyGetsMoreThanWasSignedHoweverMuchComesIn() {
        ended(SampleTerms.revenueShare(2));
        attest(licence("L1", day(), "300000.00"));
        open();
        decide("complete-reporting", biller, "complete", "");
        decide("review-statement", other, "agree", "");
        decide("approve-payout", biller, "approve", "");
        decide(awaitTask("approve-payout-again", biller), second(), "approve", "");
        awaitState(PeriodState.SEALED);
        assertThat(soFar()).isEqualTo(Money.of("100000.00", "EUR"));

        later(Duration.ofDays(731));
        period = ReportingPeriod.of(
                day().plusMonths(24), SampleTerms.revenueShare(2).reporting().every());
        String report = attest(licence("L2", day(), "300000.00"));

        LinePage line = reports.line(actor(other), agreement.value(), report, 1).orElseThrow();
        assertThat(line.results().getFirst().parts())
                .extracting(LinePage.Share::amount)
                .as("a tenth would be 30,000, of which the ceiling leaves 20,000")
                .contains(Money.of("20000.00", "EUR"))
                .doesNotContain(Money.of("30000.00", "EUR"));
        assertThat(line.results().getFirst().steps())
                .extracting(LinePage.Step::sentence)
                .anyMatch(sentence -> sentence.contains("120,000.00"));
        assertThat(deal(actor(other)).rules().getFirst().sentences())
                .anyMatch(sentence -> sentence.contains("120,000.00"));
    }

    private static String licence(String id, LocalDate counted, String gross) {
        return "%s,sale,licences,recurring,D-L,%s,%s,EUR,%s,,".formatted(id, counted, counted, gross);
    }

    /** What the one that does not bill got by all sealed statements, as its own page says. */
    private Money soFar() {
        return deal(actor(other)).given().stream()
                .filter(AgreedShares.Given::own)
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private AgreedShares.Deal deal(Actor reader) {
        return assurances.shares(reader).deals().stream()
                .filter(shared -> shared.agreementId().equals(agreement.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Whoever completes a task in Tasklist may send any variable with it: what is decided stays what the task is about. */
    private void approveInTheNameOfAnotherPeriod() {
        TestShares another = new TestShares(today().minusDays(100));
        SettlementId forged = periods.open(another.inForce(SampleTerms.revenueShare(2), agreements, database))
                .orElseThrow();
        HumanTaskView task = awaitTask("approve-payout", biller);
        TaskAnswer answer = new TaskAnswer("approve", "", Map.of("settlementId", forged.value()));
        await("the approval")
                .atMost(PATIENCE)
                .until(() -> humanTasks.complete(task.taskKey(), biller + ".one", answer)
                        instanceof CompletionResult.Completed);
        assertThat(database.queryForList(
                        "select id from settlement_period where approved_by = ? and id in (?, ?)",
                        String.class,
                        biller + ".one",
                        id.value(),
                        forged.value()))
                .containsExactly(id.value());
    }

    @Test
    void anObjectionIsCorrectedOrStoodByAndWhatIsContestedNeedsTwoPeople() {
        ended(SampleTerms.revenueShare(2));
        attest(service("A", day(), "1000.00"));
        open();
        decide("complete-reporting", biller, "complete", "");
        assertDenied("review-statement", other, "dispute", "", "Say what is wrong");
        decide("review-statement", other, "dispute", "A further order is missing.");
        assertDenied("answer-dispute", biller, "corrected", "It is there now.", "Nothing new is attested");
        attest(service("B", day(), "500.00"));
        decide("answer-dispute", biller, "corrected", "It is there now.");

        // What is attested while others review makes another draft, which all review.
        HumanTaskView second = awaitTask("review-statement", other);
        attest(service("C", day(), "10.00"));
        decide(second, "agree", "");
        awaitTask("review-statement", other);
        assertThat(objections.object(actor(other), id, "A", "It was 1,200.")).isInstanceOf(PeriodResult.Recorded.class);
        assertDenied("review-statement", other, "agree", "", "take that back");
        later(Duration.ofDays(11));
        decide("answer-dispute", biller, "stands", "The bank says 1,000.");

        decide("approve-payout", biller, "approve", "");
        assertDenied("approve-payout-again", biller, "approve", "", "another person");
        decide(awaitTask("approve-payout-again", biller), second(), "refuse", "The credit note is on its way.");
        decide("review-statement", other, "agree", "");
        decide("approve-payout", biller, "approve", "");
        decide(awaitTask("approve-payout-again", biller), second(), "approve", "");
        awaitState(PeriodState.SEALED);
        assertThat(page().objections()).hasSize(2);
        assertThat(page().history())
                .extracting(PeriodPage.Happened::what)
                .contains("drew up draft 3 of the statement")
                .anyMatch(what -> what.contains("The credit note is on its way."));
    }

    @Test
    void withoutRevenueAndWithoutObjectionAStatementOfNothingIsSealed() {
        ended(SampleTerms.bareRevenueShare(2));
        open();
        later(Duration.ofDays(60));
        awaitElement("no-audit");
        assertDenied("complete-reporting", biller, "complete", "", "No report of");
        decide("complete-reporting", biller, "nothing", "");
        awaitTask("review-statement", other);
        later(Duration.ofDays(11));
        decide("approve-payout", biller, "refuse", "Let us look again.");
        decide("review-statement", other, "agree", "");
        decide("approve-payout", biller, "approve", "");
        awaitState(PeriodState.CLOSED);
        assertThat(page().documentHash()).isNotNull();
    }

    @Test
    void anOverdueReportIsRemindedOfEachWeekAndTheOthersMayDemandAnAudit() {
        ended(SampleTerms.revenueShare(2));
        open();
        awaitTask("complete-reporting", biller);
        later(Duration.ofDays(40));
        decide("demand-audit", other, "demand", "Forty days of silence.");
        awaitReminders(1);
        int before = reminders();
        later(Duration.ofDays(8));
        awaitReminders(before + 1);
        assertThat(page().period().reportOverdue()).isTrue();
        assertThat(page().demands()).hasSize(1);
        awaitElement("audit-announced");

        ended(SampleTerms.revenueShare(2));
        open();
        awaitTask("complete-reporting", biller);
        later(Duration.ofDays(40));
        decide("demand-audit", other, "wait", "");
        awaitElement("waiting-on");
        assertThat(page().demands()).isEmpty();
    }

    /** Between the approval and the seal lies a moment only: an instance that begins there shows what happens in it. */
    @Test
    void whatIsAttestedAtTheLastMomentIsNotSealedUnseen() {
        ended(SampleTerms.revenueShare(2));
        attest(service("A", day(), "1000.00"));
        open();
        decide("complete-reporting", biller, "complete", "");
        decide("review-statement", other, "agree", "");
        awaitTask("approve-payout", biller);
        assertThat(closings.approve(id, 1, actor(biller), "approve", "", false))
                .isInstanceOf(PeriodResult.Recorded.class);
        attest(service("B", day(), "500.00"));
        assertDenied("approve-payout", biller, "approve", "", "Further lines were attested");
        engine.newCreateInstanceCommand()
                .bpmnProcessId("settlement-period")
                .latestVersion()
                .variables(Map.of(
                        "settlementId",
                        id.value(),
                        "billerId",
                        biller,
                        "reviewers",
                        List.of(other),
                        "reviewWithin",
                        "P10D"))
                .startBeforeElement("seal-statement")
                .send()
                .join();
        awaitTask("review-statement", other);
        assertThat(page().documentHash()).isNull();
        assertThat(Objects.requireNonNull(page().draft()).version()).isEqualTo(2);
        assertThat(page().draft().disputes()).extracting(Dispute::upheld).isEmpty();
    }

    @Test
    void aSampleReferralGoesOnToAClosedPeriodWithAStatementAPaymentFileAndAMatchedBankLine() throws Exception {
        begin(Samples.fresh("one-off-project"));
        goOnUntil("record-outcome");
        LocalDate begins = today();
        agreement = agreement(AgreementKind.REVENUE_SHARE).id();
        RevenueShareTerms terms = (RevenueShareTerms) agreements.terms(agreement);
        biller = terms.roles().billerId();
        other = terms.roles().introducerId();
        finance();
        period = ReportingPeriod.of(begins, terms.reporting().every());
        later(Duration.ofDays(130));
        ObligationView owed = promise(ObligationKind.REPORT_REVENUE, biller);
        attest(service("ORDER-1", begins, "1000.00"));
        await("the report to keep the promise to report")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                promise(ObligationKind.REPORT_REVENUE, biller).state())
                        .isEqualTo(ObligationState.KEPT));
        ObligationView kept = promise(ObligationKind.REPORT_REVENUE, biller);
        assertThat(kept.id()).isEqualTo(owed.id());
        assertThat(kept.isLate()).isTrue();
        assertThat(kept.evidence()).contains("Report 1 of " + period, "one line");
        assertThat(history()).anyMatch(line -> line.contains("Report 1 of " + period));
        open();
        decide("complete-reporting", biller, "complete", "");
        decide("review-statement", other, "agree", "");
        decide("approve-payout", biller, "approve", "");
        awaitState(PeriodState.SEALED);
        byte[] statement = archive.load(pages.sealedDocument(actor(other), id).orElseThrow());
        assertThat(new String(statement, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

        String payable = database.queryForObject(
                "select id from payable where agreement_id = ?", String.class, agreement.value());
        InvoiceEntry invoice = new InvoiceEntry(
                "RE-" + today().getYear() + "-0118", today(), TaxTreatment.EXEMPT, "", "Not taxable in this example.");
        assertThat(payables.recordInvoice(actor(other), Objects.requireNonNull(payable), invoice))
                .isInstanceOf(PayableResult.Asked.class);
        assertThat(payables.acceptTax(actor(biller), payable)).isInstanceOf(PayableResult.Done.class);
        BankHouse house = new BankHouse(
                partners, bankDetails, biller, other, file.partner(other).legalName());
        later(Duration.ofDays(4));
        List<OpenItem> items = sources.stream()
                .flatMap(source -> source.openItems(actor(biller)).stream())
                .map(OpenItem.class::cast)
                .toList();
        OpenItem share = items.stream()
                .filter(item -> item.reference().equals(invoice.number()))
                .findFirst()
                .orElseThrow();
        assertThat(share.amount()).isEqualTo(Money.of("-150.00", "EUR"));
        PaymentResult made =
                paymentFiles.make(actor(biller), PaymentFiles.Chosen.of(List.of(share)), today().plusDays(1));
        assertThat(made).isInstanceOf(PaymentResult.Made.class);
        String payment = ((PaymentResult.Made) made).ids().getFirst();
        assertThat(new String(paymentFiles.content(actor(biller), payment).orElseThrow(), StandardCharsets.UTF_8))
                .contains("pain.001")
                .contains("150.00");
        assertThat(bankStatements.takeCamt(
                        actor(biller),
                        house.statement("S-" + id, "850.00", house.entry("150.00", "DBIT", share.reference())),
                        false))
                .isInstanceOf(TakeResult.Taken.class);
        assertThat(reconciliation.run(actor(biller)).matched()).isEqualTo(1);
        assertThat(page().period().state()).isEqualTo(PeriodState.SEALED);
        assertThat(receipts.confirm(actor(other), payable)).isInstanceOf(PayableResult.Done.class);
        awaitState(PeriodState.CLOSED);
    }

    /** An agreement between partners of this journey alone, of which a period has ended. */
    private void ended(RevenueShareTerms terms) {
        LocalDate begins = today().minusDays(100);
        deal = new TestShares(begins);
        agreement = deal.inForce(terms, agreements, database);
        biller = terms.roles().billerId().equals("harbour") ? deal.biller() : deal.introducer();
        other = biller.equals(deal.biller()) ? deal.introducer() : deal.biller();
        finance();
        period = ReportingPeriod.of(begins, terms.reporting().every());
    }

    private void finance() {
        for (String person : List.of(biller + ".one", biller + ".two", other + ".one")) {
            Registration unused = accounts()
                    .register(NewAccount.demo(
                            person, "Finn " + person, person, person.substring(0, person.indexOf('.')), Role.FINANCE));
        }
    }

    private LocalDate day() {
        return period.lastDay();
    }

    private void open() {
        id = periods.open(agreement).orElseThrow();
    }

    private String attest(String line) {
        Actor finance = actor(biller);
        FilingResult filed = reports.file(finance, agreement.value(), period.toString(), "lines.csv", csv(line));
        assertThat(filed).isInstanceOf(FilingResult.Filed.class);
        String report = ((FilingResult.Filed) filed).reportId();
        String hash = reports.report(finance, agreement.value(), report, 0)
                .orElseThrow()
                .report()
                .contentHash();
        assertThat(reports.attest(finance, agreement.value(), report, hash)).isInstanceOf(AttestResult.Done.class);
        return report;
    }

    private void paid() {
        List<String> payables = database.queryForList(
                "select id from payable where agreement_id = ? and period = ?",
                String.class,
                agreement.value(),
                period.toString());
        String payee = database.queryForObject(
                "select max(creditor_id) from payable where agreement_id = ?", String.class, agreement.value());
        transaction.executeWithoutResult(status -> events.publishEvent(
                new ItemsMatched(Objects.requireNonNull(payee), "paid-" + id, payables, today(), false)));
    }

    private PeriodPage page() {
        return pages.one(actor(other), id).orElseThrow();
    }

    private int reminders() {
        return (int) page().history().stream()
                .filter(happened -> happened.what().contains("report is overdue"))
                .count();
    }

    private void awaitReminders(int atLeast) {
        await("a reminder")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reminders()).isGreaterThanOrEqualTo(atLeast));
    }

    private void awaitState(PeriodState state) {
        await(state.words())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page().period().state()).isEqualTo(state));
    }

    private HumanTaskView awaitTask(String element, String partner) {
        return await(element + " " + partner)
                .atMost(PATIENCE)
                .until(
                        () -> humanTasks.of(List.of(id.value())).stream()
                                .filter(task -> task.state() == HumanTaskState.OPEN
                                        && task.elementId().equals(element)
                                        && task.partnerId().equals(partner))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private void decide(String element, String partner, String decision, String reason) {
        decide(awaitTask(element, partner), decision, reason);
    }

    private void decide(HumanTaskView task, String decision, String reason) {
        decide(task, task.partnerId() + ".one", decision, reason);
    }

    private void decide(HumanTaskView task, String username, String decision, String reason) {
        assertThat(answer(task, username, decision, reason))
                .as(task.elementId())
                .isInstanceOf(CompletionResult.Completed.class);
    }

    private void assertDenied(String element, String partner, String decision, String reason, String why) {
        assertThat(answer(awaitTask(element, partner), partner + ".one", decision, reason))
                .isInstanceOfSatisfying(
                        CompletionResult.Denied.class,
                        denied -> assertThat(denied.reason()).contains(why));
    }

    private CompletionResult answer(HumanTaskView task, String username, String decision, String reason) {
        return complete(task, username, new TaskAnswer(decision, reason, Map.of()));
    }

    private Actor actor(String partner) {
        return accounts().actor(partner + ".one").orElseThrow();
    }

    private String second() {
        return biller + ".two";
    }
}
