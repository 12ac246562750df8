package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.partner.Partners;
import io.evenhand.testing.WithoutEngine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Proves that whoever keeps what is open is told of each match, each setting off, and each undoing: once, and with the day. */
@WithoutEngine
@RecordApplicationEvents
class ItemsMatchedTests {
    /** On which the sample statements say that the money moved. */
    private static final LocalDate BOOKED = LocalDate.of(2026, 11, 20);

    @Autowired
    Partners partners;

    @Autowired
    BankDetails details;

    @Autowired
    Statements statements;

    @Autowired
    Reconciliation reconciliation;

    @Autowired
    Nettings nettings;

    @Autowired
    SampleItems open;

    @Autowired
    ApplicationEvents published;

    private BankHouse house;

    @BeforeEach
    void twoPartners() {
        house = new BankHouse(partners, details);
    }

    @Test
    void aMatchByRulesIsToldWithTheDayOfTheBankAndSoIsItsUndoing() {
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "10.00"), house.item("b", "RE-1002", "21.00"));
        take("1010.00", house.entry("10.00", "CRDT", "RE-1001"));
        open.are(house.us, items);
        reconciliation.run(house.finance);
        MatchView match = reconciliation.history(house.finance, 0, 1).shown().getFirst();
        ItemsMatched told = told().getFirst();
        assertThat(told)
                .isEqualTo(new ItemsMatched(
                        house.us, match.id(), List.of(items.getFirst().id()), BOOKED, false));

        open.are(house.us, items);
        reconciliation.run(house.finance);
        assertThat(told()).containsExactly(told);

        reconciliation.undo(house.finance, match.id(), "not theirs");
        reconciliation.undo(house.finance, match.id(), "again");
        assertThat(told()).containsExactly(told, new ItemsMatched(house.us, match.id(), told.itemIds(), BOOKED, true));
    }

    @Test
    void aMatchByHandIsToldAndARefusedOneIsNot() {
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "10.00"));
        take("1010.00", house.entry("10.00", "CRDT", "what for"));
        open.are(house.us, items);
        String line = reconciliation
                .queue(house.finance, items, 0, 1)
                .shown()
                .getFirst()
                .line()
                .id();
        Set<String> chosen = Set.of(items.getFirst().id());
        reconciliation.match(house.finance, Set.of(line), Set.of("nothing"), "");
        assertThat(told()).isEmpty();
        MatchResult.Matched matched =
                (MatchResult.Matched) reconciliation.match(house.finance, Set.of(line), chosen, "");
        assertThat(told())
                .containsExactly(new ItemsMatched(house.us, matched.id(), List.copyOf(chosen), BOOKED, false));
    }

    @Test
    void aPayerThatPaidTooLittleDoesNotTellThatAllIsPaid() {
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "-10.00"));
        take("999.99", house.entry("0.01", "DBIT", "what for"));
        open.are(house.us, items);
        String line = reconciliation
                .queue(house.finance, items, 0, 1)
                .shown()
                .getFirst()
                .line()
                .id();
        assertThat(reconciliation.match(
                        house.finance, Set.of(line), Set.of(items.getFirst().id()), "A fee."))
                .isInstanceOf(MatchResult.Matched.class);
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsSetOffIsToldWithItsDayAndSoIsItsUndoing() {
        List<SampleItem> items = List.of(house.item("a", "RE-1001", "10.00"), house.item("b", "RE-1002", "-25.00"));
        open.are(house.us, items);
        open.are(
                house.them, List.of(house.mirrored("a", "RE-1001", "-10.00"), house.mirrored("b", "RE-1002", "25.00")));
        Set<String> both = Set.of(items.getFirst().id(), items.getLast().id());
        String id = ((NettingResult.Done) nettings.propose(house.finance, both)).id();
        assertThat(told()).isEmpty();
        assertThat(nettings.accept(house.stranger, id)).isInstanceOf(NettingResult.Done.class);
        nettings.askToUndo(house.finance, id, "they object");
        assertThat(nettings.agreeToUndo(house.stranger, id)).isInstanceOf(NettingResult.Done.class);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(told()).extracting(ItemsMatched::matchId).containsExactly(id, id);
        assertThat(told()).extracting(ItemsMatched::bookedOn).containsOnly(today);
        assertThat(told()).extracting(ItemsMatched::undone).containsExactly(false, true);
        assertThat(told()).allSatisfy(one -> assertThat(one.itemIds()).containsExactlyInAnyOrderElementsOf(both));
    }

    private List<ItemsMatched> told() {
        return published.stream(ItemsMatched.class)
                .filter(event -> event.partnerId().equals(house.us))
                .toList();
    }

    private void take(String closing, String entry) {
        assertThat(statements.takeCamt(house.finance, house.statement("S1", closing, entry), false))
                .isInstanceOf(TakeResult.Taken.class);
    }
}
