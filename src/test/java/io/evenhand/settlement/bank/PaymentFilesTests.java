package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import io.evenhand.settlement.bank.PaymentResult.Made;
import io.evenhand.settlement.bank.PaymentResult.Refused;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves on the database that what is owed is paid to where the payee is paid now, once, and that a file stays as it was handed out. */
@WithoutEngine
class PaymentFilesTests {
    @Autowired
    Partners partners;

    @Autowired
    BankDetails details;

    @Autowired
    PaymentFiles files;

    @Autowired
    Statements statements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    Nettings nettings;

    @Autowired
    SampleItems open;

    @Autowired
    StatusReports reports;

    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    private BankHouse house;

    private String made(List<SampleItem> items) {
        open.are(house.us, items);
        return ((Made) files.make(house.finance, Chosen.of(items), day)).ids().getFirst();
    }

    private static String refusal(PaymentResult result, String item) {
        return ((Refused) result).problems().getOrDefault(item, "not refused");
    }

    private void takeDebit() {
        statements.takeCamt(
                house.finance,
                house.statement("S1", "990.00", house.entry("10.00", "DBIT", "").replace("E2E-1", "ST-2026-11")),
                false);
    }

    @BeforeEach
    void twoPartners() {
        house = new BankHouse(partners, details);
    }

    @Test
    void aFilePaysEachItemToItsPartysAccountAndItsBytesStay() {
        List<SampleItem> items = List.of(
                house.item("a", "ST-2026-11", "-10.00"),
                house.item("b", "ST-2026-11", "-5.00"),
                new SampleItem(house.us + "c", house.them, "Größe 1", Money.of("-100", "JPY"), SampleItem.DUE));
        open.are(house.us, items);
        Made made = (Made) files.make(house.finance, Chosen.of(items), day);
        assertThat(made.ids()).hasSize(2);
        List<PaymentFileView> list = files.list(house.finance, 0, 100).shown();
        assertThat(list)
                .extracting(PaymentFileView::total)
                .containsExactlyInAnyOrder(Money.of("15.00", "EUR"), Money.of("100", "JPY"));
        byte[] content = files.content(house.finance, made.ids().getFirst()).orElseThrow();
        assertThat(new String(content, StandardCharsets.UTF_8))
                .contains(house.theirAccount.value(), house.ourAccount.value(), "<CtrlSum>15.00</CtrlSum>");
        assertThat(list).anyMatch(view -> view.sha256().equals(Sha256.of(content)));
        assertThat(files.content(house.stranger, made.ids().getFirst())).isEmpty();
        assertThat(files.content(house.operations, made.ids().getFirst())).isEmpty();
    }

    @Test
    void whatCannotBePaidIsNamedByItemAndNoFileIsMade() {
        SampleItem elsewhere =
                new SampleItem(house.us + "x", "nobody-known", "RE-1", Money.of("-1.00", "EUR"), SampleItem.DUE);
        SampleItem toUs = house.item("b", "RE-2", "5.00");
        SampleItem good = house.item("c", "RE-3", "-5.00");
        open.are(house.us, List.of(elsewhere, toUs, good));
        assertThat(files.make(house.finance, Chosen.of(List.of(elsewhere, toUs, good, good)), day))
                .isEqualTo(new Refused(Map.of(
                        elsewhere.id(),
                                "The payee has not said yet where it is paid to. Ask its finance to enter its bank details.",
                        toUs.id(), "It is not for us to pay.",
                        good.id(), "It is there twice.")));
        assertThat(files.make(house.finance, Chosen.of(List.of(good)), day.minusDays(5)))
                .isInstanceOf(Refused.class);
        assertThat(files.make(house.finance, List.of(), day)).isInstanceOf(Refused.class);
        assertThat(files.make(house.operations, Chosen.of(List.of(good)), day))
                .isEqualTo(new PaymentResult.NotAllowed());
        assertThat(files.list(house.finance, 0, 100).shown()).isEmpty();
    }

    @Test
    void whatTheOtherSideIsAboutToPayIsNotSetOffAndWhatIsOfferedIsNotPaid() {
        SampleItem ours = house.item("p", "RE-1", "10.00");
        SampleItem theirs = house.item("q", "RE-2", "-4.00");
        Set<String> both = Set.of(ours.id(), theirs.id());
        open.are(house.us, List.of(ours, theirs));
        SampleItem asTheySeeIt = house.mirrored("p", "RE-1", "-10.00");
        open.are(house.them, List.of(asTheySeeIt));
        String file = ((Made) files.make(house.stranger, Chosen.of(List.of(asTheySeeIt)), day))
                .ids()
                .getFirst();
        assertThat(nettings.propose(house.finance, both))
                .isInstanceOfSatisfying(
                        NettingResult.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains("in a payment file"));
        assertThat(files.withdraw(house.stranger, file, "Set off instead."))
                .isInstanceOf(PaymentResult.Withdrawn.class);
        assertThat(nettings.propose(house.finance, both)).isInstanceOf(NettingResult.Done.class);
        assertThat(refusal(files.make(house.stranger, Chosen.of(List.of(asTheySeeIt)), day), asTheySeeIt.id()))
                .contains("in a proposal to set off");
        assertThat(refusal(files.make(house.finance, Chosen.of(List.of(theirs)), day), theirs.id()))
                .contains("in a proposal to set off");
    }

    @Test
    void whatChangedSinceItWasShownIsRefusedByName() {
        SampleItem shown = house.item("a", "RE-1", "-119.00");
        open.are(house.us, List.of(house.item("a", "RE-1", "-100.00")));
        assertThat(refusal(files.make(house.finance, Chosen.of(List.of(shown)), day), shown.id()))
                .isEqualTo("RE-1 is EUR 100.00 now, not EUR 119.00 as you were shown. Look at it again.");
        open.are(house.us, List.of());
        assertThat(refusal(files.make(house.finance, Chosen.of(List.of(shown)), day), shown.id()))
                .isEqualTo("Something of EUR 119.00 that you chose is not open any more. Look at the list again.");
        assertThat(files.list(house.finance, 0, 100).shown()).isEmpty();
    }

    @Test
    void onePaymentOfAFileIsWithdrawnAndPaidAnewUnderAnotherIdWhileTheRestStands() {
        List<SampleItem> items = List.of(house.item("a", "ST-1", "-10.00"), house.item("b", "ST-2", "-5.00"));
        String id = made(items);
        assertThat(files.withdrawPayment(house.stranger, id, items.getFirst().id(), "x"))
                .isEqualTo(new PaymentResult.Unknown());
        assertThat(files.withdrawPayment(house.finance, id, "other", "x")).isEqualTo(new PaymentResult.Unknown());
        assertThat(files.withdrawPayment(house.finance, id, items.getFirst().id(), " "))
                .isInstanceOf(Refused.class);
        assertThat(files.withdrawPayment(house.finance, id, items.getFirst().id(), "account closed"))
                .isEqualTo(new PaymentResult.Withdrawn());
        assertThat(files.withdrawPayment(house.finance, id, items.getFirst().id(), "again"))
                .isEqualTo(new PaymentResult.WithdrawnBefore());
        PaymentFileView.Whole whole = files.find(house.finance, id).orElseThrow();
        assertThat(whole.file().withdrawn()).isFalse();
        assertThat(whole.standing()).isEqualTo(Money.of("5.00", "EUR"));
        assertThat(files.isInFile(house.us, items.getFirst().id())).isFalse();
        assertThat(files.isInFile(house.us, items.getLast().id())).isTrue();

        String again = made(items.subList(0, 1));
        PaymentFileView.Paid paid =
                files.find(house.finance, again).orElseThrow().payments().getFirst();
        assertThat(paid.reference()).isNotEqualTo("ST-1").hasSize(31);
        assertThat(files.withdrawPayment(house.finance, again, items.getFirst().id(), "closed, too"))
                .isEqualTo(new PaymentResult.Withdrawn());
        assertThat(files.find(house.finance, again).orElseThrow().file().withdrawn())
                .isTrue();
    }

    @Test
    void aBankLineOfAWithdrawnPaymentIsMatchedByNoRuleAndByAPersonOnlyWithAReason() {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        String id = made(items);
        assertThat(files.withdrawPayment(house.finance, id, items.getFirst().id(), "rejected"))
                .isEqualTo(new PaymentResult.Withdrawn());
        takeDebit();
        assertThat(reconciliation.run(house.finance)).isEqualTo(new Reconciliation.Run(0, 1));
        Reconciliation.Queued queued =
                reconciliation.queue(house.finance, items, 0, 1).shown().getFirst();
        assertThat(queued.withdrawn()).isTrue();
        Set<String> line = Set.of(queued.line().id());
        Set<String> item = Set.of(items.getFirst().id());
        assertThat(reconciliation.match(house.finance, line, item, ""))
                .isInstanceOfSatisfying(
                        MatchResult.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains("that you withdrew"));
        assertThat(reconciliation.match(house.finance, line, item, "The bank paid it on its second try."))
                .isInstanceOf(MatchResult.Matched.class);
    }

    @Test
    void whatTheBanksStatusReportRejectsIsWithdrawnWithItsReason() {
        List<SampleItem> items = List.of(house.item("a", "ST-1", "-10.00"), house.item("b", "ST-2", "-5.00"));
        String id = made(items);
        String message = files.find(house.finance, id).orElseThrow().file().messageId();
        byte[] report = Pain002Sample.rejecting(message, "ST-1", "AC04", "Konto erloschen");
        assertThat(reports.take(house.stranger, report)).isInstanceOf(StatusResult.Flawed.class);
        assertThat(reports.take(house.operations, report)).isEqualTo(new StatusResult.NotAllowed());
        assertThat(reports.take(house.finance, report)).isEqualTo(new StatusResult.Taken(id, 1, List.of()));
        assertThat(reports.take(house.finance, report)).isEqualTo(new StatusResult.Taken(id, 0, List.of()));
        PaymentFileView.Paid rejected =
                files.find(house.finance, id).orElseThrow().payments().getFirst();
        assertThat(rejected.withdrawal().orElseThrow().reason())
                .isEqualTo("The bank rejected it: AC04, the account is closed. Konto erloschen");
        assertThat(reports.take(house.finance, Pain002Sample.rejecting(message, "ST-9", "AC04", "")))
                .isEqualTo(new StatusResult.Taken(id, 0, List.of("ST-9 is no payment of this file.")));
        assertThat(reports.take(house.finance, Pain002Sample.rejectingAll(message)))
                .isEqualTo(new StatusResult.Taken(id, 1, List.of()));
        assertThat(files.find(house.finance, id).orElseThrow().file().withdrawn())
                .isTrue();
    }

    @Test
    void ofManyWhoPayTheSameItemAtOnceOnePays() throws Exception {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        open.are(house.us, items);
        List<PaymentResult> results = AtTheSameTime.call(() -> files.make(house.finance, Chosen.of(items), day));
        assertThat(results).filteredOn(result -> result instanceof Made).hasSize(1);
        assertThat(results).filteredOn(result -> result instanceof Refused).hasSize(results.size() - 1);
        assertThat(files.list(house.finance, 0, 100).shown()).hasSize(1);
    }

    @Test
    void aFileThatTheBankRefusedIsWithdrawnAndItsItemsArePaidAgain() {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        String id = made(items);
        assertThat(files.make(house.finance, Chosen.of(items), day))
                .isEqualTo(new Refused(Map.of(items.getFirst().id(), "It is in a payment file already.")));
        assertThat(files.withdraw(house.stranger, id, "x")).isEqualTo(new PaymentResult.Unknown());
        assertThat(files.withdraw(house.finance, id, "limit exceeded")).isEqualTo(new PaymentResult.Withdrawn());
        assertThat(files.withdraw(house.finance, id, "again")).isEqualTo(new PaymentResult.WithdrawnBefore());
        assertThat(files.make(house.finance, Chosen.of(items), day)).isInstanceOf(Made.class);
        assertThat(files.list(house.finance, 0, 100).shown())
                .extracting(PaymentFileView::withdrawn)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatTheBankReportsOfAPaymentIsMatchedAndThenTheFileStands() {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        String id = made(items);
        takeDebit();
        assertThat(reconciliation.run(house.finance)).isEqualTo(new Reconciliation.Run(1, 0));
        assertThat(files.withdraw(house.finance, id, "x")).isInstanceOf(Refused.class);
    }
}
