package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.partner.Partners;
import io.evenhand.settlement.bank.TakeResult.Flawed;
import io.evenhand.settlement.bank.TakeResult.Taken;
import io.evenhand.testing.AtTheSameTime;
import io.evenhand.testing.WithoutEngine;
import io.evenhand.text.FileEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;

/** Proves on the database that lines are kept once, matched once, also when many match at the same moment, and that all can be undone. */
@WithoutEngine
class ReconciliationTests {
    @Autowired
    Partners partners;

    @Autowired
    BankDetails details;

    @Autowired
    Statements statements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    BankChoices choices;

    @Autowired
    Nettings nettings;

    @Autowired
    SampleItems open;

    private BankHouse house;

    @BeforeEach
    void twoPartners() {
        house = new BankHouse(partners, details);
    }

    @Test
    void aFileIsKeptOnceAndOverlappingOnesAddOnlyWhatIsNew() {
        String one = house.entry("10.00", "CRDT", "RE-1001");
        byte[] first = house.statement("S1", "1020.00", one, one);
        assertThat(take(first)).isEqualTo(new Taken(2, 0, List.of(), 0));
        assertThat(take(first)).isEqualTo(new Taken(0, 2, List.of(), 0));
        byte[] later = house.statement("S2", "1025.00", one, one, house.entry("5.00", "CRDT", "RE-1002"));
        assertThat(take(later)).isEqualTo(new Taken(1, 2, List.of(), 0));
        assertThat(reconciliation.queue(house.finance, List.of(), 0, 10).total())
                .isEqualTo(3);
        assertThat(reconciliation.queue(house.stranger, List.of(), 0, 10).total())
                .isZero();
        assertThat(reconciliation.queue(house.operations, List.of(), 0, 10).total())
                .isZero();
    }

    /** A file that lets itself be read slowly holds no connection: only what keeps its lines is a transaction. */
    @Test
    void readingAFileIsNoPartOfATransaction() {
        assertThat(AopUtils.isAopProxy(statements)).isFalse();
    }

    @Test
    void aStatementThatComesAgainWithOtherLinesIsNamed() {
        take(house.statement("S1", "1010.00", house.entry("10.00", "CRDT", "RE-1001")));
        TakeResult again = take(house.statement("S1", "1011.00", house.entry("11.00", "CRDT", "RE-1001")));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Flawed.class,
                        flawed -> assertThat(flawed.flaws().getFirst().problem())
                                .contains("taken before, with other lines"));
    }

    @Test
    void whatIsSoundOfAFlawedFileIsTakenOnlyWhenFinanceSaysSo() {
        byte[] file = house.statement(
                "S1", "1010.00", house.entry("10.00", "CRDT", "RE-1001"), house.entry("x", "CRDT", "RE-1002"));
        assertThat(take(file))
                .isInstanceOfSatisfying(
                        Flawed.class, flawed -> assertThat(flawed.restUsable()).isTrue());
        assertThat(reconciliation.queue(house.finance, List.of(), 0, 10).total())
                .isZero();
        assertThat(statements.takeCamt(house.finance, file, true))
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.added()).isEqualTo(1))
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.left()).hasSize(1));
        byte[] cut = java.util.Arrays.copyOf(file, file.length - 200);
        assertThat(statements.takeCamt(house.finance, cut, true))
                .isInstanceOfSatisfying(
                        Flawed.class, flawed -> assertThat(flawed.restUsable()).isFalse());
        assertThat(statements.takeCamt(house.operations, file, true)).isEqualTo(new TakeResult.NotAllowed());
        assertThat(statements.takeCamt(house.stranger, file, true))
                .isInstanceOfSatisfying(
                        Flawed.class,
                        flawed -> assertThat(flawed.flaws().getLast().problem()).contains("not one of yours"));
    }

    @Test
    void csvIsTakenByTheLayoutThatFinanceKeeps() {
        byte[] file = "day;amount;text\n2026-11-20;12.50;RE-1001\n".getBytes(StandardCharsets.UTF_8);
        assertThat(statements.takeCsv(house.finance, house.ourAccount, file, false))
                .isEqualTo(new TakeResult.NoLayout());
        CsvLayout layout = new CsvLayout(
                "day",
                "",
                "amount",
                "",
                "",
                "",
                "EUR",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of("text"),
                CsvLayout.DayForm.YEAR_FIRST,
                CsvLayout.DecimalMark.POINT,
                FileEncoding.UNICODE);
        assertThat(choices.change(house.finance, house.ourAccount, 0, layout)).isEqualTo(BankChoices.Change.CHANGED);
        assertThat(choices.layout(house.finance, house.ourAccount).layout()).contains(layout);
        assertThat(statements.takeCsv(house.finance, house.ourAccount, file, false))
                .isEqualTo(new Taken(1, 0, List.of(), 0));
        assertThat(statements.takeCsv(house.finance, house.ourAccount, file, false))
                .isEqualTo(new Taken(0, 1, List.of(), 0));
        assertThat(statements.takeCsv(house.finance, house.theirAccount, file, false))
                .isInstanceOf(Flawed.class);
    }

    @Test
    void rulesAreChangedInVersionsAndOfTwoWhoChangeTheSameOneIsTurnedAway() {
        BankChoices.Rules usual = choices.rules(house.finance);
        assertThat(usual.version()).isZero();
        List<MatchingRule> turned = new ArrayList<>(usual.rules().reversed());
        assertThat(choices.change(house.finance, 0, turned)).isEqualTo(BankChoices.Change.CHANGED);
        assertThat(choices.rules(house.finance)).isEqualTo(new BankChoices.Rules(1, turned));
        assertThat(choices.change(house.finance, 0, usual.rules())).isEqualTo(BankChoices.Change.STALE);
        assertThat(choices.change(house.operations, 1, usual.rules())).isEqualTo(BankChoices.Change.NOT_ALLOWED);
        turned.add(turned.getFirst());
        assertThat(choices.change(house.finance, 1, turned)).isEqualTo(BankChoices.Change.INVALID);
        assertThat(choices.rules(house.stranger).version()).isZero();
    }

    @Test
    void whatIsMatchedByRulesCanBeUndoneAndStaysInTheHistory() {
        take(house.statement(
                "S1", "1030.00", house.entry("10.00", "CRDT", "RE-1001"), house.entry("20.00", "CRDT", "what for")));
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "10.00"), house.item("b", "RE-1002", "21.00"));
        assertThat(run(items)).isEqualTo(new Reconciliation.Run(1, 1));
        assertThat(run(items)).isEqualTo(new Reconciliation.Run(0, 1));
        assertThat(reconciliation.settledItems(house.us))
                .containsExactly(items.getFirst().id());

        Reconciliation.Queued queued =
                reconciliation.queue(house.finance, items, 0, 10).shown().getFirst();
        assertThat(queued.suggestions().getFirst())
                .satisfies(suggestion -> assertThat(suggestion.itemIds())
                        .containsExactly(items.getLast().id()))
                .satisfies(suggestion -> assertThat(suggestion.reasons())
                        .contains(
                                "EUR 1.00 less was paid than is open.",
                                "It comes from the account of " + house.theirName + "."));

        MatchView match = reconciliation.history(house.finance, 0, 10).shown().getFirst();
        assertThat(match.rule()).isEqualTo("reference");
        assertThat(match.itemIds()).containsExactly(items.getFirst().id());
        assertThat(reconciliation.undo(house.stranger, match.id(), "no")).isEqualTo(new MatchResult.Unknown());
        assertThat(reconciliation.undo(house.finance, match.id(), " ")).isInstanceOf(MatchResult.Invalid.class);
        assertThat(reconciliation.undo(house.finance, match.id(), "not theirs")).isEqualTo(new MatchResult.Undone());
        assertThat(reconciliation.undo(house.finance, match.id(), "again")).isEqualTo(new MatchResult.UndoneBefore());
        assertThat(reconciliation.settledItems(house.us)).isEmpty();
        assertThat(reconciliation
                        .history(house.finance, 0, 10)
                        .shown()
                        .getFirst()
                        .undone())
                .map(MatchView.Undone::reason)
                .contains("not theirs");
        assertThat(run(items)).isEqualTo(new Reconciliation.Run(1, 1));
    }

    @Test
    void aMatchByHandNeedsAReasonForADifferenceAndTakesNothingTwice() {
        take(house.statement("S1", "1030.00", house.entry("30.00", "CRDT", "both")));
        List<SampleItem> items = List.of(
                house.item("a", "RE-1001", "10.00"),
                house.item("b", "RE-1002", "21.00"),
                house.item("c", "RE-1003", "-1.00"));
        open.are(house.us, items);
        String line = reconciliation
                .queue(house.finance, items, 0, 1)
                .shown()
                .getFirst()
                .line()
                .id();
        Set<String> two = Set.of(items.get(0).id(), items.get(1).id());
        assertThat(reconciliation.match(house.finance, Set.of(line), two, ""))
                .isEqualTo(new MatchResult.Invalid(
                        "There is a difference of EUR -1.00: say why, in at most 500 characters."));
        assertThat(reconciliation.match(
                        house.finance,
                        Set.of(line),
                        Set.of(items.get(0).id(), items.get(2).id()),
                        "x"))
                .isEqualTo(new MatchResult.Invalid("What is matched must be in one currency, and go the same way."));
        assertThat(reconciliation.match(house.finance, Set.of(line, "other"), two, "x"))
                .isInstanceOf(MatchResult.Invalid.class);
        assertThat(reconciliation.match(house.operations, Set.of(line), two, "x"))
                .isEqualTo(new MatchResult.NotAllowed());
        assertThat(reconciliation.match(house.stranger, Set.of(line), two, "x")).isEqualTo(new MatchResult.NotOpen());
        assertThat(reconciliation.match(house.finance, Set.of(line), two, "They kept EUR 1 for charges"))
                .isInstanceOf(MatchResult.Matched.class);
        assertThat(reconciliation.match(house.finance, Set.of(line), two, "again"))
                .isEqualTo(new MatchResult.NotOpen());
    }

    @Test
    void manyWhoMatchAtTheSameMomentMatchNothingTwice() throws Exception {
        List<String> entries = new ArrayList<>();
        List<SampleItem> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            entries.add(house.entry("10.00", "CRDT", "RE-20" + (10 + i)));
            items.add(house.item("i" + i, "RE-20" + (10 + i), "10.00"));
        }
        take(house.statement("S1", "1400.00", entries.toArray(String[]::new)));
        List<Reconciliation.Run> runs = AtTheSameTime.call(() -> run(items));
        assertThat(runs.stream().mapToInt(Reconciliation.Run::matched).sum()).isEqualTo(40);
        List<MatchView> history = reconciliation.history(house.finance, 0, 100).shown();
        assertThat(history).hasSize(40);
        assertThat(history.stream().flatMap(match -> match.lineIds().stream()).toList())
                .doesNotHaveDuplicates();
        assertThat(history.stream().flatMap(match -> match.itemIds().stream()).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsOfferedToBeSetOffIsNotMatchedUntilThatIsDecided() {
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "10.00"), house.item("b", "RE-1002", "-4.00"));
        open.are(house.us, items);
        String netting = ((NettingResult.Done) nettings.propose(
                        house.finance, Set.of(items.get(0).id(), items.get(1).id())))
                .id();
        take(house.statement("S1", "1010.00", house.entry("10.00", "CRDT", "RE-1001")));
        assertThat(run(items)).isEqualTo(new Reconciliation.Run(0, 1));
        Reconciliation.Queued queued =
                reconciliation.queue(house.finance, items, 0, 1).shown().getFirst();
        assertThat(queued.suggestions()).isEmpty();
        assertThat(reconciliation.match(
                        house.finance,
                        Set.of(queued.line().id()),
                        Set.of(items.getFirst().id()),
                        ""))
                .isInstanceOfSatisfying(
                        MatchResult.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains("in a proposal to set off"));
        assertThat(nettings.withdraw(house.finance, netting, "They paid instead."))
                .isInstanceOf(NettingResult.Done.class);
        assertThat(run(items)).isEqualTo(new Reconciliation.Run(1, 0));
    }

    private Reconciliation.Run run(List<SampleItem> items) {
        open.are(house.us, items);
        return reconciliation.run(house.finance);
    }

    private TakeResult take(byte[] file) {
        return statements.takeCamt(house.finance, file, false);
    }
}
