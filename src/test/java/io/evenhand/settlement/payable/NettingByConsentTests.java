package io.evenhand.settlement.payable;

import static io.evenhand.settlement.payable.TwoPartners.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.settlement.bank.NettingResult;
import io.evenhand.settlement.bank.NettingResult.Decided;
import io.evenhand.settlement.bank.NettingResult.Done;
import io.evenhand.settlement.bank.NettingResult.Invalid;
import io.evenhand.settlement.bank.NettingResult.NotAllowed;
import io.evenhand.settlement.bank.NettingResult.NotOpen;
import io.evenhand.settlement.bank.NettingResult.Unknown;
import io.evenhand.settlement.bank.NettingState;
import io.evenhand.settlement.bank.NettingView;
import io.evenhand.settlement.bank.NettingView.Act;
import io.evenhand.settlement.bank.Nettings;
import io.evenhand.settlement.bank.OpenItem;
import io.evenhand.settlement.bank.PaymentFiles;
import io.evenhand.settlement.bank.PaymentFiles.Chosen;
import io.evenhand.settlement.bank.PaymentResult;
import io.evenhand.settlement.bank.Reconciliation;
import io.evenhand.settlement.bank.Statements;
import io.evenhand.settlement.bank.TakeResult;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Proves on the database that nothing is set off before both sides agree, that both then see what is left and pay it, that a proposal
 * lapses when something of it changes, and that by the journal the two owe each other the same throughout.
 */
@WithoutEngine
class NettingByConsentTests {
    @Autowired
    TwoPartners partners;

    @Autowired
    Nettings nettings;

    @Autowired
    PaymentFiles files;

    @Autowired
    Statements statements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    Payables payables;

    @Autowired
    Receipts receipts;

    private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    private TwoPartners.Pair pair;

    @BeforeEach
    void twoWhoOweEachOther() {
        pair = partners.pair();
        pair.owes("a", "100.00");
        pair.owesBack("b", "30.00");
    }

    @Test
    void nothingIsSetOffBeforeTheOtherSideAcceptsAndThenBothSeeWhatIsLeft() {
        assertThat(nettings.possible(pair.payeesFinance))
                .singleElement()
                .satisfies(possible -> assertThat(possible.left()).isEqualTo(eur("70.00")));
        String id = proposed();
        assertThat(pair.view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(nettings.possible(pair.payersFinance)).isEmpty();
        assertThat(nettings.waiting(pair.payersFinance)).isEqualTo(1);
        assertThat(nettings.waiting(pair.payeesFinance)).isZero();
        assertThat(only(pair.payeesFinance).may()).containsExactly(Act.WITHDRAW);
        assertThat(only(pair.payersFinance)).satisfies(view -> {
            assertThat(view.may()).containsExactlyInAnyOrder(Act.ACCEPT, Act.REFUSE);
            assertThat(view.left()).isEqualTo(eur("-70.00"));
            assertThat(view.items()).extracting(NettingView.Item::amount).containsExactly(eur("-100.00"), eur("30.00"));
        });
        assertThat(pair.mailTo(pair.payersFinance)).anyMatch(subject -> subject.startsWith("Accept or refuse"));
        assertThat(nettings.accept(pair.payeesFinance, id)).isEqualTo(new NotAllowed());

        assertThat(nettings.accept(pair.payersFinance, id)).isEqualTo(new Done(id));
        assertThat(nettings.accept(pair.payersFinance, id)).isEqualTo(new Decided());
        assertThat(pair.view("a").setOff()).isTrue();
        OpenItem toPay = left(pair.payersFinance);
        OpenItem toGet = left(pair.payeesFinance);
        assertThat(toPay.amount()).isEqualTo(eur("-70.00"));
        assertThat(toGet.amount()).isEqualTo(eur("70.00"));
        assertThat(toPay.reference())
                .isEqualTo(toGet.reference())
                .isEqualTo(only(pair.payersFinance).reference());
        assertThat(toPay.dueOn()).isEqualTo(pair.due);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("70.00"));
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("-70.00"));
        assertThat(pair.mailTo(pair.payeesFinance)).anyMatch(subject -> subject.startsWith("Set off"));
    }

    @Test
    void whatIsLeftIsPaidByAFileMatchedByThePayersBankAndConfirmedByThePayees() {
        String id = accepted();
        PaymentResult.Made made = (PaymentResult.Made)
                files.make(pair.payersFinance, Chosen.of(List.of(left(pair.payersFinance))), tomorrow);
        assertThat(files.find(pair.payersFinance, made.ids().getFirst())
                        .orElseThrow()
                        .standing())
                .isEqualTo(eur("70.00"));
        String reference = left(pair.payersFinance).reference();
        assertThat(statements.takeCamt(
                        pair.payersFinance,
                        pair.bank.statement("S1", "930.00", pair.bank.entry("70.00", "DBIT", reference)),
                        false))
                .isInstanceOf(TakeResult.Taken.class);
        assertThat(reconciliation.run(pair.payersFinance).matched()).isEqualTo(1);
        assertThat(payables.find(pair.payeesFinance, id).orElseThrow().state()).isEqualTo(PayableState.REPORTED);
        assertThat(pair.stands(pair.payer)).isEqualTo(eur("0.00"));
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("70.00"));
        assertThat(receipts.confirm(pair.payeesFinance, id)).isInstanceOf(PayableResult.Done.class);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("0.00"));
        assertThat(pair.open(pair.payersFinance)).isEmpty();
    }

    @Test
    void aProposalIsRefusedOrTakenBackWithAReasonAndItsItemsAreFreeAgain() {
        String refused = proposed();
        assertThat(nettings.propose(pair.payeesFinance, both())).isEqualTo(new NotOpen());
        assertThat(nettings.propose(pair.payersFinance, both())).isEqualTo(new NotOpen());
        assertThat(nettings.refuse(pair.payeesFinance, refused, "no")).isEqualTo(new NotAllowed());
        assertThat(nettings.refuse(pair.payersFinance, refused, " ")).isInstanceOf(Invalid.class);
        assertThat(nettings.refuse(pair.payersFinance, refused, "We want the money."))
                .isEqualTo(new Done(refused));
        assertThat(nettings.withdraw(pair.payeesFinance, refused, "x")).isEqualTo(new Decided());
        assertThat(only(pair.payeesFinance).decision().orElseThrow().reason()).isEqualTo("We want the money.");
        assertThat(pair.mailTo(pair.payeesFinance)).anyMatch(subject -> subject.startsWith("Not set off"));

        String taken = proposed();
        assertThat(nettings.withdraw(pair.payeesFinance, taken, "We wait for more."))
                .isEqualTo(new Done(taken));
        assertThat(nettings.possible(pair.payersFinance)).hasSize(1);
        assertThat(pair.mailTo(pair.payersFinance)).anyMatch(subject -> subject.startsWith("Taken back"));
    }

    @Test
    void othersSeeNothingOfItAndOnlyFinanceDecides() {
        String id = proposed();
        Actor operations = new Actor("ops-" + pair.run, "Ops", null, pair.payer, Set.of(Role.OPERATIONS));
        Actor stranger = new Actor("str-" + pair.run, "Str", null, "other-" + pair.run, Set.of(Role.FINANCE));
        assertThat(nettings.accept(operations, id)).isEqualTo(new NotAllowed());
        assertThat(nettings.list(operations, 0, 10).total()).isZero();
        assertThat(nettings.accept(stranger, id)).isEqualTo(new Unknown());
        assertThat(nettings.refuse(stranger, id, "x")).isEqualTo(new Unknown());
        assertThat(nettings.askToUndo(stranger, id, "x")).isEqualTo(new Unknown());
        assertThat(nettings.list(stranger, 0, 10).total()).isZero();
    }

    @Test
    void aProposalLapsesWhenAnInvoiceOfItChangesAndSaysSoToBoth() {
        String id = proposed();
        assertThat(pair.billWithTax("a")).isEqualTo(new PayableResult.Done());
        assertThat(only(pair.payersFinance)).satisfies(view -> {
            assertThat(view.state()).isEqualTo(NettingState.LAPSED);
            assertThat(view.decision().orElseThrow().reason()).contains("RE-a was billed anew, as RE-T-a");
        });
        assertThat(nettings.accept(pair.payersFinance, id)).isEqualTo(new Decided());
        for (Actor finance : List.of(pair.payersFinance, pair.payeesFinance)) {
            assertThat(pair.mailTo(finance)).anyMatch(subject -> subject.startsWith("Proposal lapsed"));
        }
        assertThat(nettings.possible(pair.payeesFinance))
                .singleElement()
                .satisfies(possible -> assertThat(possible.left()).isEqualTo(eur("89.00")));
    }

    @Test
    void whatBothAcceptedIsUndoneByBothAndNotWhileWhatIsLeftIsAboutToBePaid() {
        String id = accepted();
        PaymentResult.Made made = (PaymentResult.Made)
                files.make(pair.payersFinance, Chosen.of(List.of(left(pair.payersFinance))), tomorrow);
        String name = files.find(pair.payersFinance, made.ids().getFirst())
                .orElseThrow()
                .file()
                .shortName();
        assertThat(nettings.askToUndo(pair.payeesFinance, id, "A mistake."))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.problem()).contains("is in payment file " + name));
        files.withdraw(pair.payersFinance, made.ids().getFirst(), "A mistake.");
        assertThat(nettings.agreeToUndo(pair.payersFinance, id)).isEqualTo(new Decided());
        assertThat(nettings.askToUndo(pair.payeesFinance, id, "A mistake.")).isEqualTo(new Done(id));
        assertThat(nettings.agreeToUndo(pair.payeesFinance, id)).isEqualTo(new NotAllowed());
        assertThat(nettings.keep(pair.payersFinance, id)).isEqualTo(new Done(id));
        assertThat(pair.mailTo(pair.payeesFinance)).anyMatch(subject -> subject.startsWith("It stays set off"));
        assertThat(nettings.askToUndo(pair.payersFinance, id, "You were right."))
                .isEqualTo(new Done(id));
        assertThat(nettings.agreeToUndo(pair.payeesFinance, id)).isEqualTo(new Done(id));
        assertThat(only(pair.payersFinance).state()).isEqualTo(NettingState.UNDONE);
        assertThat(pair.open(pair.payersFinance)).hasSize(2);
        assertThat(pair.view("a").state()).isEqualTo(PayableState.OPEN);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("70.00"));
    }

    @Test
    void whoAcceptsAndWhoTakesBackAtTheSameMomentDoNotBothSucceed() throws Exception {
        String id = proposed();
        AtomicInteger caller = new AtomicInteger();
        List<NettingResult> results = AtTheSameTime.call(() -> caller.getAndIncrement() % 2 == 0
                ? nettings.accept(pair.payersFinance, id)
                : nettings.withdraw(pair.payeesFinance, id, "Too late?"));
        assertThat(results).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Decided.class::isInstance).hasSize(results.size() - 1);
        assertThat(pair.stands(pair.payee)).isEqualTo(eur("70.00"));
    }

    private String proposed() {
        return ((Done) nettings.propose(pair.payeesFinance, both())).id();
    }

    private String accepted() {
        String id = proposed();
        assertThat(nettings.accept(pair.payersFinance, id)).isEqualTo(new Done(id));
        return id;
    }

    private Set<String> both() {
        return Set.of(pair.key("a"), pair.key("b"));
    }

    private NettingView only(Actor actor) {
        return nettings.list(actor, 0, 10).shown().getFirst();
    }

    private OpenItem left(Actor actor) {
        List<OpenItem> open = pair.open(actor);
        assertThat(open).hasSize(1);
        return open.getFirst();
    }
}
