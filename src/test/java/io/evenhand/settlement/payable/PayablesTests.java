package io.evenhand.settlement.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.Agreements;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.money.Money;
import io.evenhand.partner.ChangeResult;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerTaxes;
import io.evenhand.partner.Partners;
import io.evenhand.partner.TaxFacts;
import io.evenhand.settlement.bank.ItemsMatched;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.journal.AccountId;
import io.evenhand.settlement.journal.AccountKind;
import io.evenhand.settlement.journal.AsOf;
import io.evenhand.settlement.journal.Journal;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.payable.PayableResult.Asked;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import io.evenhand.settlement.payable.PayableView.Act;
import io.evenhand.settlement.payable.PayablesPage.Shown;
import io.evenhand.settlement.revenue.TestShares;
import io.evenhand.template.SampleTerms;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.TestPartners;
import io.evenhand.testing.TestVatIds;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves on the database that a payable is opened once, waits for its number and its tax, is paid once whoever tells of it, and that the
 * journal says the same at every step.
 */
@WithoutEngine
@RecordApplicationEvents
class PayablesTests {
    @Autowired
    Payables payables;

    @Autowired
    PayableItems items;

    @Autowired
    SelfBillings selfBillings;

    @Autowired
    TaxRates rates;

    @Autowired
    Damages damages;

    @Autowired
    InvoiceDocuments documents;

    @Autowired
    PartnerTaxes taxes;

    @Autowired
    Agreements agreements;

    @Autowired
    Partners partners;

    @Autowired
    Archive archive;

    @Autowired
    Journal journal;

    @Autowired
    JdbcTemplate database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    ApplicationEvents published;

    @Autowired
    Clock clock;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String payer = "pays-" + run;
    private final String payee = "gets-" + run;
    private final Actor payersFinance = actor(payer, Role.FINANCE);
    private final Actor payeesFinance = actor(payee, Role.FINANCE);
    private LocalDate periodEnd;
    private LocalDate due;
    private String agreement;

    @BeforeEach
    void twoPartnersShareRevenue() {
        partners.register(TestPartners.of(payer, "Payer GmbH"));
        partners.register(TestPartners.of(payee, "Payee GmbH"));
        periodEnd = today().withDayOfMonth(1).minusMonths(3).minusDays(1);
        due = periodEnd.plusDays(30);
        agreement = new TestShares(payee, payer, periodEnd.minusDays(200))
                .inForce(SampleTerms.tieredRevenueShare(2), agreements, database)
                .value();
    }

    @Test
    void whatIsOpenedTwiceIsThereOnceAndOtherContentIsRefused() {
        NewPayable payable = share("a", "100.00");
        payables.open(List.of(payable));
        payables.open(List.of(payable, payable));
        assertThat(page(payersFinance).total()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> payables.open(List.of(share("a", "100.01"))))
                .withMessageContaining(payable.key());
    }

    @Test
    void itWaitsForItsInvoiceAndSaysForWhat() {
        payables.open(List.of(share("a", "100.00")));
        PayableView view = view("a");
        assertThat(view.state()).isEqualTo(PayableState.WAITING);
        assertThat(view.waitsFor()).contains("finance of Payee GmbH");
        assertThat(view.proposal().treatment()).isEqualTo(TaxTreatment.DOMESTIC);
        assertThat(view.proposal().rate().orElseThrow().words()).isEqualTo("19 %");
        assertThat(view.may()).containsExactly(Act.RECORD_INVOICE);
        assertThat(items.openItems(payersFinance)).isEmpty();
    }

    @Test
    void theInvoicePostsItsTaxSoThatWhatIsOwedIsWhatIsToBePaid() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(invoice("a", "RE-1")).isEqualTo(new Done());
        assertThat(invoice("a", "RE-1")).isEqualTo(new Done());

        assertThat(view("a").gross()).isEqualTo(eur("119.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("19.00"));
        assertThat(balance(payer, payee, AccountKind.PAYABLE)).isEqualTo(eur("-19.00"));
        assertThat(balance(payee, payer, AccountKind.TAX)).isEqualTo(eur("-19.00"));
        OpenItem ours = items.openItems(payersFinance).getFirst();
        assertThat(ours.amount()).isEqualTo(eur("-119.00"));
        assertThat(ours.reference()).isEqualTo("RE-1");
        assertThat(ours.dueOn()).isEqualTo(due);
        assertThat(items.openItems(payeesFinance))
                .singleElement()
                .satisfies(item -> assertThat(item.amount()).isEqualTo(eur("119.00")));
        assertThat(items.openItems(actor(payer, Role.OPERATIONS))).isEmpty();
    }

    @Test
    void anInvoiceSaidAnewTakesBackTheTaxThatWasPosted() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(invoice("a", "RE-1")).isEqualTo(new Done());
        exempt(payeesFinance, "a", "RE-2");
        assertThat(view("a").gross()).isEqualTo(eur("100.00"));
        assertThat(Objects.requireNonNull(view("a").tax()).wording()).contains("small");
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("0.00"));
        assertThat(balance(payee, payer, AccountKind.TAX)).isEqualTo(eur("0.00"));
        assertThat(invoice("a", "RE-3")).isEqualTo(new Done());
        assertThat(balance(payee, payer, AccountKind.TAX)).isEqualTo(eur("-19.00"));
    }

    @Test
    void whatIsWrongWithAnInvoiceIsNamedFieldByField() {
        payables.open(List.of(share("a", "100.00"), share("b", "1.00")));
        assertThat(problems(new InvoiceEntry(" ", periodEnd.minusDays(1), TaxTreatment.DOMESTIC, "nineteen", "")))
                .containsExactly("number", "on", "rate");
        assertThat(problems(new InvoiceEntry("x".repeat(65), today().plusDays(1), null, "", "")))
                .containsExactly("number", "on", "treatment");
        assertThat(problems(new InvoiceEntry("RE-1", null, TaxTreatment.EXEMPT, "", "")))
                .containsExactly("on", "note");
        assertThat(problems(new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "7 %", "")))
                .containsExactly("note");
        assertThat(invoice("b", "re-1")).isEqualTo(new Done());
        assertThat(problems(new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "19 %", "")))
                .containsExactly("number");
    }

    @Test
    void onlyThePayeesFinanceSaysWhatItBillsAndStrangersSeeNothing() {
        payables.open(List.of(share("a", "100.00")));
        InvoiceEntry entry = new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "19 %", "");
        assertThat(payables.recordInvoice(payersFinance, key("a"), entry)).isEqualTo(new NotAllowed());
        assertThat(payables.recordInvoice(actor(payee, Role.OPERATIONS), key("a"), entry))
                .isEqualTo(new NotAllowed());
        for (Actor stranger : List.of(
                actor("other-" + run, Role.FINANCE), actor(payee, Role.LEGAL), actor(Actor.HOST, Role.STEWARD))) {
            assertThat(payables.recordInvoice(stranger, key("a"), entry)).isEqualTo(new Unknown());
            assertThat(payables.find(stranger, key("a"))).isEmpty();
            assertThat(page(stranger).total()).isZero();
        }
        assertThat(payables.find(actor(payer, Role.OPERATIONS), key("a"))).isPresent();
    }

    @Test
    void thePayeesOwnRateGoesBeforeTheStandardOne() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(rates.set(actor(payee, Role.OPERATIONS), "7 %", periodEnd)).isEqualTo(new NotAllowed());
        assertThat(rates.set(payeesFinance, "more", periodEnd)).isInstanceOf(Refused.class);
        assertThat(rates.set(payeesFinance, "7 %", periodEnd)).isEqualTo(new Done());
        assertThat(view("a").proposal().rate().orElseThrow().words()).isEqualTo("7 %");
        assertThat(rates.list(payeesFinance))
                .singleElement()
                .satisfies(rate -> assertThat(rate.country()).isEqualTo("DE"));
    }

    @Test
    void whereBothAgreedThePayerBillsInThePayeesNameWithoutAGap() {
        payables.open(List.of(share("a", "100.00"), share("b", "10.00"), share("c", "1.00")));
        assertThat(payables.selfBill(payersFinance, key("a"))).isInstanceOf(Refused.class);
        assertThat(selfBillings.offer(payersFinance, payee)).isEqualTo(new Done());
        assertThat(payables.selfBill(payersFinance, key("a"))).isInstanceOf(Refused.class);
        assertThat(selfBillings.accept(payeesFinance, payer)).isEqualTo(new Done());
        assertThat(payables.missingToBill(payersFinance, key("a")))
                .singleElement()
                .asString()
                .contains("VAT id of Payee GmbH");
        assertThat(payables.selfBill(payersFinance, key("a"))).isInstanceOf(Refused.class);
        identified();
        assertThat(payables.missingToBill(payersFinance, key("a"))).isEmpty();
        assertThat(payables.find(payersFinance, key("a")).orElseThrow().may()).containsExactly(Act.SELF_BILL);

        assertThat(payables.selfBill(payersFinance, key("a"))).isEqualTo(new Done());
        assertThat(payables.selfBill(payersFinance, key("a"))).isEqualTo(new Done());
        assertThat(payables.selfBill(payersFinance, key("b"))).isEqualTo(new Done());
        assertThat(number("a")).isEqualTo("SB-%s-%s-%d-0001".formatted(payer, payee, today().getYear()));
        assertThat(number("b")).endsWith("-0002");

        assertThat(selfBillings.end(payeesFinance, payer)).isEqualTo(new Done());
        assertThat(payables.selfBill(payersFinance, key("c"))).isInstanceOf(Refused.class);
        assertThat(selfBillings.list(payeesFinance)).singleElement().satisfies(view -> {
            assertThat(view.isInForce()).isFalse();
            assertThat(view.acceptedAt()).isNotNull();
        });
    }

    @Test
    void whatThePayerBilledIsADocumentThatBothReadAndThatNeverChanges() throws Exception {
        payables.open(List.of(share("a", "100.00")));
        selfBillings.offer(payersFinance, payee);
        selfBillings.accept(payeesFinance, payer);
        String vatId = identified();
        assertThat(documents.load(payersFinance, key("a"))).isEmpty();
        assertThat(payables.selfBill(payersFinance, key("a"))).isEqualTo(new Done());
        assertThat(taxes.record(
                        actor(payee, Role.ADMINISTRATOR),
                        new PartnerId(payee),
                        1,
                        new TaxFacts(TestVatIds.german(), "", false, today())))
                .isInstanceOf(ChangeResult.Changed.class);

        List<InvoiceDocuments.InvoiceDocument> made =
                AtTheSameTime.call(() -> documents.load(payersFinance, key("a")).orElseThrow());
        byte[] pdf = made.getFirst().pdf();
        assertThat(made).allSatisfy(document -> assertThat(document.pdf()).isEqualTo(pdf));
        assertThat(documents.load(payeesFinance, key("a")).orElseThrow().pdf()).isEqualTo(pdf);
        assertThat(made.getFirst().fileName()).startsWith("SB-pays-").endsWith("-0001.pdf");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            // An amount and its currency stay on one line.
            assertThat(new PDFTextStripper().getText(document)).contains("Payee GmbH", vatId, "EUR\u00a0119.00");
        }
        assertThat(documents.load(actor("other-" + run, Role.FINANCE), key("a")))
                .isEmpty();
    }

    @Test
    void anotherTaxThanIsUsualIsNotPaidBeforeThePayerAcceptsIt() {
        payables.open(List.of(share("a", "100.00")));
        InvoiceEntry seven = new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "7 %", "books");
        assertThat(payables.recordInvoice(payeesFinance, key("a"), seven)).isEqualTo(new Asked());
        assertThat(payables.recordInvoice(payeesFinance, key("a"), seven)).isEqualTo(new Asked());

        PayableView asked = payables.find(payersFinance, key("a")).orElseThrow();
        assertThat(asked.state()).isEqualTo(PayableState.WAITING);
        assertThat(asked.tax()).isNull();
        assertThat(asked.waitsFor()).contains("finance of Payer GmbH to accept");
        assertThat(asked.may()).containsExactly(Act.ANSWER_TAX);
        assertThat(Objects.requireNonNull(asked.question()).gross()).isEqualTo(eur("107.00"));
        assertThat(asked.proposal().rate().orElseThrow().words()).isEqualTo("19 %");
        assertThat(items.openItems(payersFinance)).isEmpty();
        assertThat(balance(payee, payer, AccountKind.TAX)).isEqualTo(eur("0.00"));

        assertThat(payables.acceptTax(payeesFinance, key("a"))).isEqualTo(new NotAllowed());
        assertThat(payables.acceptTax(actor(payer, Role.OPERATIONS), key("a"))).isEqualTo(new NotAllowed());
        assertThat(payables.acceptTax(actor("other-" + run, Role.FINANCE), key("a")))
                .isEqualTo(new Unknown());
        assertThat(payables.acceptTax(payersFinance, key("a"))).isEqualTo(new Done());
        assertThat(payables.acceptTax(payersFinance, key("a"))).isEqualTo(new Done());
        assertThat(view("a").gross()).isEqualTo(eur("107.00"));
        assertThat(view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(balance(payee, payer, AccountKind.TAX)).isEqualTo(eur("-7.00"));
        // Another number with the tax that was accepted needs no second answer.
        assertThat(payables.recordInvoice(
                        payeesFinance,
                        key("a"),
                        new InvoiceEntry("RE-2", periodEnd, TaxTreatment.DOMESTIC, "7 %", "books")))
                .isEqualTo(new Done());
    }

    @Test
    void aRefusedTaxLeavesWhatIsProposedAndSaysWhy() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(invoice("a", "RE-1")).isEqualTo(new Done());
        InvoiceEntry seven = new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "7 %", "books");
        assertThat(payables.recordInvoice(payeesFinance, key("a"), seven)).isEqualTo(new Asked());
        // What was recorded before holds, and can be paid.
        assertThat(view("a").gross()).isEqualTo(eur("119.00"));
        assertThat(items.openItems(payersFinance)).hasSize(1);
        assertThat(payables.refuseTax(payersFinance, key("a"), " ")).isInstanceOf(Refused.class);
        assertThat(payables.refuseTax(payersFinance, key("a"), "You sell no books."))
                .isEqualTo(new Done());
        assertThat(payables.refuseTax(payersFinance, key("a"), "You sell no books."))
                .isEqualTo(new Done());
        assertThat(payables.acceptTax(payersFinance, key("a"))).isInstanceOf(Refused.class);
        assertThat(view("a").gross()).isEqualTo(eur("119.00"));
        assertThat(database.queryForList(
                        "select reason from payable_tax_question where payable_id = ?", String.class, key("a")))
                .containsExactly("You sell no books.");
    }

    @Test
    void whatThePayeeSaysAsUsualTakesItsQuestionBackAndThePayerDoesNotBillOverAnOpenOne() {
        payables.open(List.of(share("a", "100.00")));
        selfBillings.offer(payersFinance, payee);
        selfBillings.accept(payeesFinance, payer);
        identified();
        InvoiceEntry seven = new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "7 %", "books");
        assertThat(payables.recordInvoice(payeesFinance, key("a"), seven)).isEqualTo(new Asked());
        assertThat(payables.selfBill(payersFinance, key("a"))).isInstanceOf(Refused.class);
        assertThat(invoice("a", "RE-1")).isEqualTo(new Done());
        assertThat(view("a").question()).isNull();
        assertThat(payables.acceptTax(payersFinance, key("a"))).isInstanceOf(Refused.class);
    }

    @Test
    void aRateThatOnlyThePayeeSetIsProposedAndStillAskedFor() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(rates.set(payeesFinance, "7 %", periodEnd)).isEqualTo(new Done());
        assertThat(payables.recordInvoice(
                        payeesFinance, key("a"), new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "7 %", "")))
                .isEqualTo(new Asked());
    }

    @Test
    void aSmallEnterpriseIsProposedAsExemptAndItsInvoiceSaysSo() {
        payables.open(List.of(share("a", "100.00")));
        assertThat(taxes.record(
                        actor(payee, Role.ADMINISTRATOR),
                        new PartnerId(payee),
                        0,
                        new TaxFacts("", "201/123/45678", true, periodEnd.minusDays(30))))
                .isInstanceOf(ChangeResult.Changed.class);
        assertThat(view("a").proposal().treatment()).isEqualTo(TaxTreatment.EXEMPT);
        assertThat(payables.recordInvoice(
                        payeesFinance, key("a"), new InvoiceEntry("RE-1", periodEnd, TaxTreatment.EXEMPT, "", "")))
                .isEqualTo(new Done());
        assertThat(Objects.requireNonNull(view("a").tax()).wording()).contains("small enterprise");
        assertThat(view("a").gross()).isEqualTo(eur("100.00"));
    }

    @Test
    void numbersHaveNoGapWhenManyBillAtTheSameMoment() throws ExecutionException, InterruptedException {
        List<NewPayable> many =
                IntStream.range(0, 6).mapToObj(i -> share("m" + i, "1.00")).toList();
        payables.open(many);
        selfBillings.offer(payersFinance, payee);
        selfBillings.accept(payeesFinance, payer);
        identified();
        AtomicInteger caller = new AtomicInteger();
        assertThat(AtTheSameTime.call(() -> payables.selfBill(payersFinance, key("m" + caller.getAndIncrement()))))
                .containsOnly(new Done());
        assertThat(IntStream.range(0, 6).mapToObj(i -> number("m" + i)))
                .map(text -> text.substring(text.length() - 4))
                .containsExactlyInAnyOrder("0001", "0002", "0003", "0004", "0005", "0006");
    }

    @Test
    void thatItIsPaidIsPostedOnceWhicheverBankTellsFirst() {
        payables.open(List.of(share("a", "100.00")));
        invoice("a", "RE-1");
        tell(payer, "m1", due.minusDays(1), false, "a");
        tell(payer, "m1", due.minusDays(1), false, "a");

        assertThat(view("a").state()).isEqualTo(PayableState.REPORTED);
        assertThat(view("a").paidOn()).isEqualTo(due.minusDays(1));
        assertThat(items.openItems(payersFinance)).isEmpty();
        // The payer has paid; whether the payee has it is for the payee to say. Nobody pays or sets it off again.
        assertThat(bank(payer)).isEqualTo(eur("-119.00"));
        assertThat(bank(payee)).isEqualTo(eur("0.00"));
        assertThat(items.openItems(payeesFinance))
                .singleElement()
                .satisfies(item -> assertThat(item.heldBack()).isPresent());
        assertThat(periodsPaid()).isZero();
        tell(payee, "m2", due, false, "a");
        assertThat(view("a").state()).isEqualTo(PayableState.PAID);
        assertThat(view("a").paidOn()).isEqualTo(due.minusDays(1));
        assertThat(items.openItems(payeesFinance)).isEmpty();
        assertThat(bank(payee)).isEqualTo(eur("119.00"));
        assertThat(bank(payer)).isEqualTo(eur("-119.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("-100.00"));
        assertThat(periodsPaid()).isEqualTo(1);
        assertThat(invoice("a", "RE-9")).isInstanceOf(Refused.class);
    }

    @Test
    void anUndoingTakesThePaymentBackWhenNobodyElseTellsOfIt() {
        payables.open(List.of(share("a", "100.00")));
        invoice("a", "RE-1");
        tell(payer, "m1", due, false, "a");
        tell(payee, "m2", due.plusDays(1), false, "a");
        tell(payer, "m1", due, true, "a");
        assertThat(view("a").state()).isEqualTo(PayableState.PAID);
        // What stands says the day.
        assertThat(view("a").paidOn()).isEqualTo(due.plusDays(1));
        assertThat(bank(payee)).isEqualTo(eur("119.00"));
        assertThat(bank(payer)).isEqualTo(eur("-119.00"));
        tell(payee, "m2", due.plusDays(1), true, "a");
        assertThat(view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(bank(payee)).isEqualTo(eur("0.00"));
        assertThat(bank(payer)).isEqualTo(eur("0.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("19.00"));
        tell(payee, "m3", due, false, "a");
        assertThat(view("a").state()).isEqualTo(PayableState.PAID);
        assertThat(bank(payee)).isEqualTo(eur("119.00"));
    }

    @Test
    void whatComesLateBearsInterestAsSignedAndNoneWhenThePaymentIsTakenBack() {
        payables.open(List.of(share("a", "36500.00")));
        invoice("a", "RE-1");
        assertThat(view("a").overdueDays()).isPositive();
        assertThat(payables.overdue(payeesFinance, due.plusDays(10)))
                .singleElement()
                .satisfies(late -> {
                    assertThat(late.overdueDays()).isEqualTo(10);
                    assertThat(late.interestSoFar()).isEqualTo(eur("80.00"));
                });
        assertThat(payables.overdue(payeesFinance, due)).isEmpty();

        tell(payer, "m1", due.plusDays(10), false, "a");
        assertThat(page(payeesFinance).total()).isEqualTo(1);
        tell(payee, "m2", due.plusDays(12), false, "a");

        PayableView interest = page(payeesFinance).shown().getFirst();
        assertThat(interest.kind()).isEqualTo(PayableKind.INTEREST);
        assertThat(interest.net()).isEqualTo(eur("80.00"));
        assertThat(interest.words()).contains("Interest on RE-1", "10 days late", "8 % a year");
        assertThat(interest.proposal().treatment()).isEqualTo(TaxTreatment.OUTSIDE_SCOPE);
        assertThat(balance(payer, payee, AccountKind.INTEREST)).isEqualTo(eur("80.00"));
        assertThat(periodsPaid()).isEqualTo(1);

        tell(payer, "m1", due.plusDays(10), true, "a");
        assertThat(payables.find(payeesFinance, interest.id()).orElseThrow().state())
                .isEqualTo(PayableState.WITHDRAWN);
        assertThat(page(payeesFinance).shown())
                .singleElement()
                .satisfies(anew -> assertThat(anew.net()).isEqualTo(eur("96.00")));
        tell(payee, "m2", due.plusDays(12), true, "a");
        assertThat(page(payeesFinance).shown())
                .singleElement()
                .satisfies(left -> assertThat(left.kind()).isEqualTo(PayableKind.SHARE));
        assertThat(balance(payer, payee, AccountKind.INTEREST)).isEqualTo(eur("0.00"));
    }

    @Test
    void aPeriodIsPaidWhenAllOfItIs() {
        payables.open(List.of(share("a", "100.00"), share("b", "10.00")));
        invoice("a", "RE-1");
        invoice("b", "RE-2");
        tell(payee, "m1", due, false, "a");
        assertThat(periodsPaid()).isZero();
        tell(payee, "m2", due, false, "b");
        assertThat(periodsPaid()).isEqualTo(1);
    }

    @Test
    void whatIsSetOffGoesByClearingAndWhatIsLeftIsOwedInItsPlace() {
        NewPayable back = new NewPayable(
                key("b"),
                agreement,
                period(),
                "ST-1",
                payee,
                payer,
                eur("30.00"),
                List.of(new Instalment(due, eur("30.00"))));
        payables.open(List.of(share("a", "100.00"), back));
        exempt(payeesFinance, "a", "RE-1");
        exempt(payersFinance, "b", "PE-1");

        String netting = "netting-" + run;
        tell(payee, netting, due, false, "a", "b");

        assertThat(view("a").setOff()).isTrue();
        assertThat(view("a").state()).isEqualTo(PayableState.PAID);
        assertThat(balance(payee, payer, AccountKind.CLEARING)).isEqualTo(eur("0.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("-30.00"));
        assertThat(items.openItems(payersFinance))
                .singleElement()
                .satisfies(item -> assertThat(item.amount()).isEqualTo(eur("-70.00")));
        assertThat(items.openItems(payeesFinance)).singleElement().satisfies(item -> {
            assertThat(item.amount()).isEqualTo(eur("70.00"));
            assertThat(item.reference()).startsWith("NET-");
        });
        assertThat(periodsPaid()).isEqualTo(1);

        publish(new ItemsMatched(payee, "m-" + run, List.of(netting), due.plusDays(1), false));
        assertThat(bank(payee)).isEqualTo(eur("70.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("-100.00"));
        publish(new ItemsMatched(payee, "m-" + run, List.of(netting), due.plusDays(1), true));
        assertThat(bank(payee)).isEqualTo(eur("0.00"));
        tell(payee, netting, due, true, "a", "b");
        assertThat(balance(payee, payer, AccountKind.CLEARING)).isEqualTo(eur("0.00"));
        assertThat(balance(payee, payer, AccountKind.RECEIVABLE)).isEqualTo(eur("0.00"));
        assertThat(view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(payables.find(payersFinance, netting).orElseThrow().state()).isEqualTo(PayableState.WITHDRAWN);
    }

    @Test
    void whatFallsIntoAClosedPeriodIsPostedToTheFirstOpenDay() {
        payables.open(List.of(share("a", "100.00")));
        transaction.executeWithoutResult(status -> journal.closePeriod(agreement, periodEnd));
        assertThat(payables.recordInvoice(
                        payeesFinance,
                        key("a"),
                        new InvoiceEntry("RE-1", periodEnd, TaxTreatment.DOMESTIC, "19 %", "")))
                .isEqualTo(new Done());
        assertThat(journal.postings(agreement, 0, 10)).singleElement().satisfies(posting -> {
            assertThat(posting.request().effectiveOn()).isEqualTo(periodEnd.plusDays(1));
            assertThat(posting.request().reason()).contains("which is closed");
        });
    }

    @Test
    void damagesOfAClosedPeriodAreFoundAgainAndAreToBePaidFromTheirOwnDay() throws Exception {
        DocumentHash letter =
                archive.store(("We settled. " + run).getBytes(StandardCharsets.UTF_8), "text/plain", "settled.txt");
        DamagesBasis settled = new DamagesBasis.Settled(periodEnd, letter);
        transaction.executeWithoutResult(status -> journal.closePeriod(agreement, periodEnd));
        List<DamagesResult> posted = AtTheSameTime.call(() -> post(settled, "500.00"));
        assertThat(posted).containsOnly(posted.getFirst());
        assertThat(post(settled, "500.00")).isEqualTo(posted.getFirst());
        // Also when more was closed meanwhile.
        transaction.executeWithoutResult(status -> journal.closePeriod(agreement, periodEnd.plusDays(31)));
        assertThat(post(settled, "500.00")).isEqualTo(posted.getFirst());
        assertThat(journal.postings(agreement, 0, 10)).singleElement().satisfies(posting -> {
            assertThat(posting.request().effectiveOn()).isEqualTo(periodEnd.plusDays(1));
            assertThat(posting.request().reason()).contains("which is closed");
        });
        String id = ((DamagesResult.Posted) posted.getFirst()).payableId();
        PayableView payable = payables.find(payeesFinance, id).orElseThrow();
        assertThat(payable.kind()).isEqualTo(PayableKind.DAMAGES);
        assertThat(payable.dueOn()).isEqualTo(periodEnd);
        assertThat(payable.proposal().treatment()).isEqualTo(TaxTreatment.OUTSIDE_SCOPE);
        assertThat(payable.gross()).isEqualTo(eur("500.00"));
        assertThat(payables.recordInvoice(
                        payeesFinance, id, new InvoiceEntry("D-1", today(), TaxTreatment.OUTSIDE_SCOPE, "", "")))
                .isEqualTo(new Done());
        assertThat(items.openItems(payersFinance))
                .singleElement()
                .satisfies(item -> assertThat(item.amount()).isEqualTo(eur("-500.00")));
        publish(new ItemsMatched(payer, "d-" + run, List.of(id), periodEnd.plusDays(40), false));
        assertThat(payables.find(payeesFinance, id).orElseThrow().state()).isEqualTo(PayableState.REPORTED);
        publish(new ItemsMatched(payee, "got-" + run, List.of(id), periodEnd.plusDays(40), false));
        assertThat(payables.find(payeesFinance, id).orElseThrow().state()).isEqualTo(PayableState.PAID);
    }

    @Test
    void damagesArePostedOnADocumentThatShowsThemAndOnce() {
        DocumentHash letter =
                archive.store(("We admit it. " + run).getBytes(StandardCharsets.UTF_8), "text/plain", "admission.txt");
        DamagesBasis admitted = new DamagesBasis.Admitted("Ada Byron", today(), letter);
        DamagesResult posted = post(admitted, "500.00");
        assertThat(posted).isInstanceOf(DamagesResult.Posted.class);
        assertThat(post(admitted, "500.00")).isEqualTo(posted);
        assertThat(balance(payee, payer, AccountKind.DAMAGES)).isEqualTo(eur("-500.00"));
        assertThat(balance(payer, payee, AccountKind.PAYABLE)).isEqualTo(eur("-500.00"));
        assertThatIllegalStateException().isThrownBy(() -> post(admitted, "501.00"));

        DocumentHash unknown = DocumentHash.of(new byte[] {1});
        assertThat(post(new DamagesBasis.Settled(today(), unknown), "1.00")).isInstanceOf(DamagesResult.Refused.class);
        assertThat(post(new DamagesBasis.Awarded("Regional Court", today().plusDays(1), letter), "1.00"))
                .isInstanceOf(DamagesResult.Refused.class);
        assertThat(post(UUID.randomUUID().toString(), admitted, "1.00")).isInstanceOf(DamagesResult.Refused.class);
    }

    private DamagesResult post(DamagesBasis basis, String amount) {
        return post(agreement, basis, amount);
    }

    private DamagesResult post(String under, DamagesBasis basis, String amount) {
        return damages.post(
                new Damages.Due(
                        "test/" + basis.document().hex().substring(0, 40),
                        under,
                        new PartnerId(payer),
                        new PartnerId(payee),
                        eur(amount),
                        null,
                        basis.on()),
                basis,
                basis.on(),
                new Damages.Words("", "", "test"));
    }

    /** @return the VAT id of the payee */
    private String identified() {
        String vatId = TestVatIds.german();
        assertThat(taxes.record(
                        actor(payee, Role.ADMINISTRATOR),
                        new PartnerId(payee),
                        0,
                        new TaxFacts(vatId, "", false, periodEnd.minusDays(30))))
                .isInstanceOf(ChangeResult.Changed.class);
        return vatId;
    }

    private NewPayable share(String name, String amount) {
        return new NewPayable(
                key(name),
                agreement,
                period(),
                "ST-1",
                payer,
                payee,
                eur(amount),
                List.of(new Instalment(due, eur(amount))));
    }

    private String period() {
        return periodEnd.toString().substring(0, 7);
    }

    private String key(String name) {
        return run + "/" + name;
    }

    private PayableResult invoice(String name, String number) {
        return payables.recordInvoice(
                payeesFinance,
                key(name),
                new InvoiceEntry(number, periodEnd.plusDays(1), TaxTreatment.DOMESTIC, "19 %", ""));
    }

    private void exempt(Actor actor, String name, String number) {
        assertThat(payables.recordInvoice(
                        actor, key(name), new InvoiceEntry(number, periodEnd, TaxTreatment.EXEMPT, "", "small")))
                .isEqualTo(new Asked());
        Actor other = actor.equals(payeesFinance) ? payersFinance : payeesFinance;
        assertThat(payables.acceptTax(other, key(name))).isEqualTo(new Done());
    }

    private List<String> problems(InvoiceEntry entry) {
        return ((Refused) payables.recordInvoice(payeesFinance, key("a"), entry))
                .problems().stream().map(Problem::field).toList();
    }

    private PayableView view(String name) {
        return payables.find(payeesFinance, key(name)).orElseThrow();
    }

    private String number(String name) {
        return Objects.requireNonNull(view(name).invoice()).number();
    }

    private PayablesPage page(Actor actor) {
        return payables.page(actor, Shown.STANDING, 0, 50);
    }

    private void tell(String partner, String match, LocalDate on, boolean undone, String... names) {
        publish(new ItemsMatched(
                partner,
                match.startsWith("netting-") ? match : run + match,
                List.of(names).stream().map(this::key).toList(),
                on,
                undone));
    }

    private void publish(ItemsMatched matched) {
        transaction.executeWithoutResult(status -> events.publishEvent(matched));
    }

    private long periodsPaid() {
        return published.stream(PeriodPaid.class)
                .filter(paid -> paid.agreementId().equals(agreement))
                .count();
    }

    private Money balance(String partner, String counterpart, AccountKind kind) {
        return balance(new AccountId(agreement, partner, counterpart, kind));
    }

    private Money bank(String partner) {
        return balance(new AccountId(agreement, partner, AccountKind.BANK));
    }

    private Money balance(AccountId account) {
        return journal.balance(account, new AsOf(LocalDate.of(2999, 1, 1), Instant.parse("2999-01-01T00:00:00Z")))
                .in(Money.currency("EUR"));
    }

    private static Actor actor(String partner, Role role) {
        return new Actor(partner + "-" + role.code(), "Petra", null, partner, Set.of(role));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
