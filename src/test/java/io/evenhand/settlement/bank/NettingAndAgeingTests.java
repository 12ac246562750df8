package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Proves that setting off changes nobody's position, and that every item stands in exactly one span of an ageing. */
class NettingAndAgeingTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Test
    void whatBothOweIsSetOffAndTheDifferenceIsDueWhenItsSideWasFirst() {
        List<SampleItem> items = List.of(
                item("a", "acme", "100.00", 10),
                item("b", "acme", "-70.00", 40),
                item("c", "acme", "50.00", 5),
                item("d", "northwind", "9.00", 1));
        assertThat(Netting.of(items)).singleElement().satisfies(netting -> {
            assertThat(netting.partyId()).isEqualTo("acme");
            assertThat(netting.owedToUs()).isEqualTo(Money.of("150.00", "EUR"));
            assertThat(netting.owedByUs()).isEqualTo(Money.of("70.00", "EUR"));
            assertThat(netting.left()).isEqualTo(Money.of("80.00", "EUR"));
            assertThat(netting.dueOn()).isEqualTo(TODAY.minusDays(10));
            assertThat(netting.items()).extracting(OpenItem::id).containsExactly("b", "a", "c");
        });
    }

    @Test
    void nothingIsSetOffAcrossCurrencies() {
        assertThat(Netting.of(List.of(
                        item("a", "acme", "100.00", 10),
                        new SampleItem("b", "acme", "b", Money.of("-100.00", "USD"), TODAY))))
                .isEmpty();
    }

    @Test
    void settingOffChangesNobodysPositionWhateverIsOwed() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            List<SampleItem> items = random(random);
            Map<String, BigInteger> before = new HashMap<>();
            items.forEach(item -> add(before, item.partyId(), item.amount()));
            Map<String, BigInteger> after = new HashMap<>();
            List<OpenItem> setOff = new ArrayList<>();
            for (Netting netting : Netting.of(items)) {
                add(after, netting.partyId(), netting.left());
                setOff.addAll(netting.items());
                assertThat(netting.owedToUs().minus(netting.owedByUs())).isEqualTo(netting.left());
            }
            items.stream()
                    .filter(item -> !setOff.contains(item))
                    .forEach(item -> add(after, item.partyId(), item.amount()));
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void spansBeginTheDayAfterTheDueDay() {
        Ageing ageing = Ageing.of(
                List.of(
                        item("a", "acme", "1.00", 0),
                        item("b", "acme", "2.00", 1),
                        item("c", "acme", "4.00", 30),
                        item("d", "acme", "8.00", 31),
                        item("e", "acme", "16.00", 60),
                        item("f", "acme", "32.00", 90),
                        item("g", "acme", "64.00", 91),
                        item("h", "acme", "128.00", -3),
                        item("i", "acme", "-7.00", 2)),
                TODAY,
                Ageing.USUAL);
        assertThat(ageing.headings())
                .containsExactly("Not due", "1 to 30 days", "31 to 60 days", "61 to 90 days", "More than 90 days");
        assertThat(ageing.rows()).hasSize(2);
        assertThat(ageing.rows().getFirst().spans())
                .extracting(Money::amount)
                .containsExactly("129.00", "6.00", "24.00", "32.00", "64.00");
        assertThat(ageing.rows().getFirst().total()).isEqualTo(Money.of("255.00", "EUR"));
        assertThat(ageing.rows().getLast().owedToUs()).isFalse();
        assertThatThrownBy(() -> Ageing.of(List.of(), TODAY, List.of(30, 30))).hasMessageContaining("Spans rise");
    }

    @Test
    void everyItemStandsInOneSpanWhateverTheSpans() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            List<SampleItem> items = random(random);
            Ageing ageing = Ageing.of(items, TODAY, random.nextBoolean() ? List.of() : List.of(1, 7, 30));
            Map<String, BigInteger> expected = new HashMap<>();
            items.forEach(item -> add(expected, item.partyId(), item.amount()));
            Map<String, BigInteger> spans = new HashMap<>();
            ageing.rows().forEach(row -> row.spans().forEach(span -> add(spans, row.partyId(), span)));
            assertThat(spans).isEqualTo(expected);
            assertThat(ageing.rows())
                    .allMatch(row -> row.spans().size() == ageing.headings().size());
        }
    }

    private static List<SampleItem> random(Random random) {
        List<SampleItem> items = new ArrayList<>();
        int size = random.nextInt(1, 10);
        for (int i = 0; i < size; i++) {
            long units = random.nextInt(1, 5_000) * (random.nextBoolean() ? 1L : -1L);
            items.add(new SampleItem(
                    "i" + i,
                    random.nextBoolean() ? "acme" : "northwind",
                    "r" + i,
                    new Money(units, Money.currency(random.nextInt(3) == 0 ? "USD" : "EUR")),
                    TODAY.minusDays(random.nextInt(-20, 120))));
        }
        return items;
    }

    private static void add(Map<String, BigInteger> sums, String party, Money amount) {
        sums.merge(party + amount.currency(), BigInteger.valueOf(amount.minorUnits()), BigInteger::add);
    }

    private static SampleItem item(String id, String party, String amount, int daysOverdue) {
        return new SampleItem(id, party, id, Money.of(amount, "EUR"), TODAY.minusDays(daysOverdue));
    }
}
