package io.evenhand.settlement.payable;

import static io.evenhand.settlement.payable.TwoPartners.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.settlement.bank.MatchResult;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.payable.PayableResult.Done;
import io.evenhand.settlement.payable.PayableResult.NotAllowed;
import io.evenhand.settlement.payable.PayableResult.Refused;
import io.evenhand.settlement.payable.PayableResult.Unknown;
import io.evenhand.settlement.payable.PayableView.Act;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Proves on the database that what a payer's bank reports is the payee's to confirm or to contest, that silence confirms it, and that
 * interest follows the day of payment whatever is told and undone.
 */
@WithoutEngine
class ReceiptsTests {
    /** On which the sample statements say that the money moved. */
    private static final LocalDate BOOKED = LocalDate.of(2026, 11, 20);

    @Autowired
    TwoPartners partners;

    @Autowired
    Receipts receipts;

    @Autowired
    Payables payables;

    @Autowired
    PaymentFiles files;

    @Autowired
    Statements statements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    JdbcTemplate database;

    private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    private TwoPartners.Pair pair;

    @BeforeEach
    void aShareIsOwed() {
        pair = partners.pair();
        pair.owes("a", "100.00");
    }

    @Test
    void whatThePayersBankReportsIsPaidForThePayerAndConfirmedByThePayeesWord() {
        payersBankReports();
        assertThat(pair.view("a").state()).isEqualTo(PayableState.REPORTED);
        assertThat(pair.view("a").may()).contains(Act.CONFIRM_RECEIPT, Act.DENY_RECEIPT);
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("0.00"));
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("100.00"));
        assertThat(payables.reportedTo(pair.payeesFinance)).isEqualTo(1);
        assertThat(payables.reportedTo(pair.payersFinance)).isZero();
        assertThat(pair.mailTo(pair.payeesFinance)).contains("Reported as paid: RE-a");
        assertThat(pair.open(pair.payersFinance)).isEmpty();

        assertThat(receipts.confirm(pair.payersFinance, pair.key("a"))).isEqualTo(new NotAllowed());
        assertThat(receipts.confirm(stranger(), pair.key("a"))).isEqualTo(new Unknown());
        assertThat(receipts.confirm(pair.payeesFinance, pair.key("a"))).isEqualTo(new Done());
        assertThat(receipts.confirm(pair.payeesFinance, pair.key("a"))).isEqualTo(new Done());
        assertThat(pair.view("a").state()).isEqualTo(PayableState.PAID);
        assertThat(pair.view("a").paidOn()).isEqualTo(BOOKED);
        assertThat(receipt().how()).isEqualTo(ReceiptKind.PERSON);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("0.00"));
        assertThat(pair.banked(pair.payee)).isEqualTo(eur("100.00"));
        assertThat(receipts.deny(pair.payeesFinance, pair.key("a"), "No.")).isInstanceOf(Refused.class);
    }

    @Test
    void whatDidNotArriveIsToBePaidAgainForBothAndThePayerIsToldWhy() {
        payersBankReports();
        assertThat(receipts.deny(pair.payersFinance, pair.key("a"), "x")).isEqualTo(new NotAllowed());
        assertThat(receipts.deny(pair.payeesFinance, pair.key("a"), " ")).isInstanceOf(Refused.class);
        assertThat(receipts.deny(pair.payeesFinance, pair.key("a"), "Nothing came until today."))
                .isEqualTo(new Done());
        assertThat(receipts.deny(pair.payeesFinance, pair.key("a"), "again")).isEqualTo(new Done());

        assertThat(pair.view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(receipt().reason()).isEqualTo("Nothing came until today.");
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("-100.00"));
        assertThat(pair.banked(pair.payer)).isEqualTo(eur("0.00"));
        assertThat(pair.open(pair.payersFinance)).hasSize(1);
        assertThat(pair.mailTo(pair.payersFinance)).contains("Not received: RE-a");
        // The line of the payer's bank stays with its match, so that it pays nothing else.
        assertThat(reconciliation.run(pair.payersFinance)).isEqualTo(new Reconciliation.Run(0, 0));

        assertThat(receipts.confirm(pair.payeesFinance, pair.key("a"))).isEqualTo(new Done());
        assertThat(pair.view("a").state()).isEqualTo(PayableState.PAID);
        assertThat(pair.view("a").paidOn()).isEqualTo(BOOKED);
        assertThat(pair.open(pair.payersFinance)).isEmpty();
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("0.00"));
    }

    @Test
    void whatThePayerIsPayingAgainIsNotConfirmedFromTheFirstPayment() {
        payersBankReports();
        assertThat(receipts.deny(pair.payeesFinance, pair.key("a"), "Nothing came."))
                .isEqualTo(new Done());
        PaymentResult made = files.make(pair.payersFinance, Chosen.of(pair.open(pair.payersFinance)), tomorrow);
        assertThat(made).isInstanceOf(PaymentResult.Made.class);
        assertThat(receipts.confirm(pair.payeesFinance, pair.key("a")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().text()).contains("paying it again"));
    }

    @Test
    void silenceConfirmsAfterTheTimeAndNotBefore() {
        payersBankReports();
        LocalDate until = Objects.requireNonNull(receipt().confirmBy());
        assertThat(until).isAfterOrEqualTo(tomorrow.plusDays(11));
        assertThat(receipts.silent()).doesNotContain(pair.key("a"));
        assertThat(receipts.confirmSilent(pair.key("a"))).isFalse();
        database.update(
                "update payable_match set confirm_by = ? where payable_id = ?", tomorrow.minusDays(2), pair.key("a"));
        assertThat(receipts.silent()).contains(pair.key("a"));
        assertThat(receipts.confirmSilent(pair.key("a"))).isTrue();
        assertThat(receipts.confirmSilent(pair.key("a"))).isFalse();
        assertThat(receipt().how()).isEqualTo(ReceiptKind.SILENCE);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("0.00"));
    }

    @Test
    void interestThatIsPaidIsMadeUpForByTheDifferenceWhenTheDayOfPaymentChanges() {
        pair.owesLong("late", "36500.00");
        pair.tell(pair.payee, "m1", pair.pastDue.plusDays(10), false, "late");
        PayableView first = pair.interest().getFirst();
        assertThat(first.net()).isEqualTo(eur("80.00"));
        bill(first);
        pair.tell(pair.payer, "m2", pair.pastDue.plusDays(8), false, "late");
        assertThat(pair.interest()).hasSize(1);
        payInterest(first);

        pair.tell(pair.payee, "m1", pair.pastDue.plusDays(10), true, "late");
        assertThat(pair.view("late").state()).isEqualTo(PayableState.REPORTED);
        assertThat(receipts.confirm(pair.payeesFinance, pair.key("late"))).isEqualTo(new Done());
        assertThat(pair.view("late").paidOn()).isEqualTo(pair.pastDue.plusDays(8));
        assertThat(pair.interest()).hasSize(2);
        PayableView back = pair.interest().stream()
                .filter(one -> !one.id().equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(back.net()).isEqualTo(eur("16.00"));
        assertThat(back.debtor().id()).isEqualTo(pair.payee);
        assertThat(back.words()).contains("To be given back", "EUR 80.00", "8 days late");
        assertThat(payables.find(pair.payersFinance, first.id()).orElseThrow().state())
                .isEqualTo(PayableState.PAID);
    }

    @Test
    void aMatchIsNotUndoneWhileTheInterestThatCameOfItIsInAPaymentFile() {
        pair.owesLong("late", "365.00");
        statements.takeCamt(
                pair.payersFinance,
                pair.bank.statement("S1", "635.00", pair.bank.entry("365.00", "DBIT", "RE-late")),
                false);
        assertThat(reconciliation.run(pair.payersFinance).matched()).isEqualTo(1);
        assertThat(receipts.confirm(pair.payeesFinance, pair.key("late"))).isEqualTo(new Done());
        PayableView interest = pair.interest().getFirst();
        bill(interest);
        List<OpenItem> due = pair.open(pair.payersFinance).stream()
                .filter(item -> item.id().equals(interest.id()))
                .toList();
        String file = ((PaymentResult.Made) files.make(pair.payersFinance, Chosen.of(due), tomorrow))
                .ids()
                .getFirst();
        String match = reconciliation
                .history(pair.payersFinance, 0, 1)
                .shown()
                .getFirst()
                .id();
        String name = files.find(pair.payersFinance, file).orElseThrow().file().shortName();
        assertThat(reconciliation.undo(pair.payersFinance, match, "wrong one"))
                .isInstanceOfSatisfying(
                        MatchResult.Invalid.class,
                        invalid -> assertThat(invalid.problem())
                                .contains("is in payment file " + name, "withdraw it from there first"));
        assertThat(pair.view("late").state()).isEqualTo(PayableState.PAID);
        assertThat(files.withdrawPayment(pair.payersFinance, file, interest.id(), "The match is wrong."))
                .isEqualTo(new PaymentResult.Withdrawn());
        assertThat(reconciliation.undo(pair.payersFinance, match, "wrong one")).isEqualTo(new MatchResult.Undone());
        assertThat(payables.find(pair.payersFinance, interest.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(PayableState.WITHDRAWN);
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("-465.00"));
    }

    private void payersBankReports() {
        statements.takeCamt(
                pair.payersFinance,
                pair.bank.statement("S1", "900.00", pair.bank.entry("100.00", "DBIT", "RE-a")),
                false);
        assertThat(reconciliation.run(pair.payersFinance).matched()).isEqualTo(1);
    }

    private void bill(PayableView interest) {
        InvoiceEntry entry =
                new InvoiceEntry("IN-" + pair.run, interest.dueOn(), TaxTreatment.OUTSIDE_SCOPE, "", "Interest.");
        assertThat(payables.recordInvoice(pair.payeesFinance, interest.id(), entry))
                .isEqualTo(new Done());
    }

    private void payInterest(PayableView interest) {
        statements.takeCamt(
                pair.payeesFinance,
                new String(
                                pair.bank.statement(
                                        "S9", "1080.00", pair.bank.entry("80.00", "CRDT", "IN-" + pair.run)),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .replace(pair.bank.theirAccount.value(), "X")
                        .replace(pair.bank.ourAccount.value(), pair.bank.theirAccount.value())
                        .replace("X", pair.bank.ourAccount.value())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                false);
        assertThat(reconciliation.run(pair.payeesFinance).matched()).isEqualTo(1);
        assertThat(payables.find(pair.payeesFinance, interest.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(PayableState.PAID);
    }

    private PayableReceipt receipt() {
        return Objects.requireNonNull(pair.view("a").receipt());
    }

    private Actor stranger() {
        return new Actor("str-" + pair.run, "Str", null, "other-" + pair.run, Set.of(Role.FINANCE));
    }
}
