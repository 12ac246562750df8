package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import io.evenhand.partner.Partners;
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

    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    private BankHouse house;

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
        Made made = (Made) files.make(house.finance, items, day);
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
        assertThat(files.make(house.finance, List.of(elsewhere, toUs, good, good), day))
                .isEqualTo(new Refused(Map.of(
                        elsewhere.id(),
                                "The payee has not said yet where it is paid to. Ask its finance to enter its bank details.",
                        toUs.id(), "It is not for us to pay.",
                        good.id(), "It is there twice.")));
        assertThat(files.make(house.finance, List.of(good), day.minusDays(5))).isInstanceOf(Refused.class);
        assertThat(files.make(house.finance, List.of(), day)).isInstanceOf(Refused.class);
        assertThat(files.make(house.operations, List.of(good), day)).isEqualTo(new PaymentResult.NotAllowed());
        assertThat(files.list(house.finance, 0, 100).shown()).isEmpty();
    }

    @Test
    void whatTheOtherSideIsAboutToPayIsNotSetOff() {
        SampleItem ours = house.item("p", "RE-1", "10.00");
        SampleItem theirs = house.item("q", "RE-2", "-4.00");
        Set<String> both = Set.of(ours.id(), theirs.id());
        SampleItem asTheySeeIt = SampleItem.of(ours.id(), house.us, "RE-1", "-10.00");
        String file = ((Made) files.make(house.stranger, List.of(asTheySeeIt), day))
                .ids()
                .getFirst();
        assertThat(nettings.settle(house.finance, both, List.of(ours, theirs)))
                .isInstanceOfSatisfying(
                        MatchResult.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains("in a payment file"));
        assertThat(files.withdraw(house.stranger, file, "Set off instead."))
                .isInstanceOf(PaymentResult.Withdrawn.class);
        assertThat(nettings.settle(house.finance, both, List.of(ours, theirs))).isInstanceOf(MatchResult.Matched.class);
    }

    @Test
    void ofManyWhoPayTheSameItemAtOnceOnePays() throws Exception {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        List<PaymentResult> results = AtTheSameTime.call(() -> files.make(house.finance, items, day));
        assertThat(results).filteredOn(result -> result instanceof Made).hasSize(1);
        assertThat(results).filteredOn(result -> result instanceof Refused).hasSize(results.size() - 1);
        assertThat(files.list(house.finance, 0, 100).shown()).hasSize(1);
    }

    @Test
    void aFileThatTheBankRefusedIsWithdrawnAndItsItemsArePaidAgain() {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        String id = ((Made) files.make(house.finance, items, day)).ids().getFirst();
        assertThat(files.make(house.finance, items, day))
                .isEqualTo(new Refused(Map.of(items.getFirst().id(), "It is in a payment file already.")));
        assertThat(files.withdraw(house.stranger, id, "x")).isEqualTo(new PaymentResult.Unknown());
        assertThat(files.withdraw(house.finance, id, "limit exceeded")).isEqualTo(new PaymentResult.Withdrawn());
        assertThat(files.withdraw(house.finance, id, "again")).isEqualTo(new PaymentResult.WithdrawnBefore());
        assertThat(files.make(house.finance, items, day)).isInstanceOf(Made.class);
        assertThat(files.list(house.finance, 0, 100).shown())
                .extracting(PaymentFileView::withdrawn)
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whatTheBankReportsOfAPaymentIsMatchedAndThenTheFileStands() {
        List<SampleItem> items = List.of(house.item("a", "ST-2026-11", "-10.00"));
        String id = ((Made) files.make(house.finance, items, day)).ids().getFirst();
        statements.takeCamt(
                house.finance,
                house.statement("S1", "990.00", house.entry("10.00", "DBIT", "").replace("E2E-1", "ST-2026-11")),
                false);
        assertThat(reconciliation.run(house.finance, items)).isEqualTo(new Reconciliation.Run(1, 0));
        assertThat(files.withdraw(house.finance, id, "x")).isInstanceOf(Refused.class);
    }
}
