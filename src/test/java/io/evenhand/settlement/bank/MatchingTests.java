package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.settlement.bank.MatchingRule.Effect;
import io.evenhand.settlement.bank.MatchingRule.Grouping;
import io.evenhand.settlement.bank.MatchingRule.Party;
import io.evenhand.settlement.bank.MatchingRule.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which lines are taken to pay which items, that what fits more than once is only suggested, and that nothing is matched twice. */
class MatchingTests {
    private static final Parties PARTIES = new Parties(
            Map.of(CamtSample.THEIRS.value(), "northwind"),
            Map.of("northwind", "Northwind AG", "acme", "Acmé GmbH", "one", "Twin", "other", "TWIN"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RE-2026-0017",
                "re 2026 0017",
                "Invoice RE2026/0017 of November",
                "Rechnung:RE-2026-00 17,danke",
                "RE-2026-0016 wrong, it is RE-2026-0017"
            })
    void aReferenceIsFoundHoweverItIsWritten(String text) {
        assertThat(run(List.of(line("l", "10.00", text)), List.of(SampleItem.of("i", "acme", "RE-2026-0017", "10.00"))))
                .singleElement()
                .satisfies(match -> assertThat(match.rule()).isEqualTo("reference"))
                .satisfies(match -> assertThat(match.itemIds()).containsExactly("i"))
                .satisfies(match -> assertThat(match.difference()).isEqualTo(Money.of("0.00", "EUR")))
                .satisfies(match -> assertThat(match.reasons())
                        .containsExactly(
                                "It names RE-2026-0017.",
                                "The amounts are the same.",
                                "It was booked on the day it was due."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NET-D43C5A58-D3A4", "4f9c2e7a-1b3d", "A1B2C3D4E5F6"})
    void aReferenceInWhichLettersAndDigitsTakeTurnsIsFound(String reference) {
        assertThat(run(
                        List.of(line("l", "10.00", "Payment " + reference + ", thank you")),
                        List.of(SampleItem.of("i", "acme", reference, "10.00"))))
                .singleElement()
                .satisfies(match -> assertThat(match.rule()).isEqualTo("reference"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RE-2026-00171", "XRE-2026-0017", "2026-0017", "RE 2026", ""})
    void aPartOfAReferenceOrALongerOneIsNot(String text) {
        assertThat(run(List.of(line("l", "10.00", text)), List.of(SampleItem.of("i", "acme", "RE-2026-0017", "10.00"))))
                .isEmpty();
    }

    @Test
    void aShortReferenceCountsOnlyWhereNothingElseStands() {
        List<SampleItem> items = List.of(SampleItem.of("i", "acme", "17", "10.00"));
        assertThat(run(List.of(line("l", "10.00", "paid on the 17 of November")), items))
                .isEmpty();
        assertThat(run(List.of(line("l", "10.00", "17")), items)).hasSize(1);
    }

    @Test
    void anotherAmountCurrencyOrDirectionIsNoMatch() {
        List<SampleItem> items = List.of(SampleItem.of("i", "acme", "RE-2026-0017", "10.00"));
        assertThat(run(List.of(line("l", "10.01", "RE-2026-0017")), items)).isEmpty();
        assertThat(run(List.of(line("l", "-10.00", "RE-2026-0017")), items)).isEmpty();
        StatementLine dollars = line("l", "10.00", "RE-2026-0017").line();
        assertThat(run(
                        List.of(new BankLine(
                                "l",
                                new StatementLine(
                                        1,
                                        dollars.bookedOn(),
                                        dollars.valueOn(),
                                        Money.of("10.00", "USD"),
                                        "",
                                        "",
                                        "",
                                        "",
                                        "RE-2026-0017"))),
                        items))
                .isEmpty();
    }

    @Test
    void aBanksChargesAreToleratedFromThePartyItselfOnly() {
        List<SampleItem> items = List.of(SampleItem.of("i", "northwind", "RE-2026-0017", "100.00"));
        assertThat(run(List.of(from("l", "95.00", "RE-2026-0017", "Northwind AG")), items))
                .singleElement()
                .satisfies(match -> assertThat(match.difference()).isEqualTo(Money.of("-5.00", "EUR")))
                .satisfies(match -> assertThat(match.reasons()).contains("EUR 5.00 less was paid than is open."));
        assertThat(run(List.of(from("l", "94.99", "RE-2026-0017", "Northwind AG")), items))
                .isEmpty();
        assertThat(run(List.of(from("l", "95.00", "RE-2026-0017", "Acmé GmbH")), items))
                .isEmpty();
    }

    @Test
    void oneLinePaysSeveralItemsThatItNames() {
        List<SampleItem> items = List.of(
                SampleItem.of("a", "acme", "RE-1001", "10.00"),
                SampleItem.of("b", "acme", "RE-1002", "20.00"),
                SampleItem.of("c", "acme", "RE-1003", "30.00"));
        assertThat(run(List.of(line("l", "30.00", "RE-1001 RE-1002")), items))
                .singleElement()
                .satisfies(match -> assertThat(match.itemIds()).containsExactly("a", "b"));
        assertThat(run(List.of(line("l", "31.00", "RE-1001 RE-1002")), items)).isEmpty();
    }

    @Test
    void severalLinesPayOneItemThatTheyName() {
        List<SampleItem> items = List.of(SampleItem.of("a", "acme", "RE-1001", "30.00"));
        assertThat(run(List.of(line("l", "10.00", "RE-1001 first"), line("m", "20.00", "RE-1001 rest")), items))
                .singleElement()
                .satisfies(match -> assertThat(match.lineIds()).containsExactly("l", "m"))
                .satisfies(match ->
                        assertThat(match.reasons()).containsExactly("2 lines name RE-1001 and come to it together."));
        assertThat(run(List.of(line("l", "10.00", "RE-1001 first"), line("m", "19.00", "RE-1001 rest")), items))
                .isEmpty();
    }

    @Test
    void linesThatNameSeveralItemsKeepThoseFromBeingPaidByOthersTogetherHoweverManyThereAre() {
        List<SampleItem> items = List.of(
                SampleItem.of("a", "acme", "RE-1001", "30.00"), SampleItem.of("b", "acme", "RE-1002", "500.00"));
        for (int unsure = 1; unsure <= 17; unsure++) {
            List<BankLine> lines =
                    new ArrayList<>(List.of(line("l", "10.00", "RE-1001"), line("m", "20.00", "RE-1001")));
            for (int i = 0; i < unsure; i++) {
                lines.add(line("u" + i, "1.00", "RE-1001 or RE-1002"));
            }
            assertThat(run(lines, items)).isEmpty();
        }
    }

    @Test
    void whatFitsTwiceIsNotMatchedButSuggestedAndSaysSo() {
        List<SampleItem> items = List.of(
                SampleItem.of("a", "northwind", "RE-1001", "10.00"),
                SampleItem.of("b", "northwind", "RE-1002", "10.00"));
        List<BankLine> lines = List.of(from("l", "10.00", "thanks", "Northwind AG"));
        assertThat(run(lines, items)).isEmpty();
        assertThat(suggest(lines, items, "l"))
                .hasSize(2)
                .allSatisfy(suggestion -> assertThat(suggestion.reasons())
                        .contains("It comes from the name of Northwind AG.", "Another is as likely."));
        List<BankLine> twice = List.of(line("l", "10.00", "RE-1001"), line("m", "10.00", "RE-1001"));
        assertThat(run(twice, items)).isEmpty();
    }

    @Test
    void thePartyIsKnownByItsAccountElseByItsNameAndANameOfTwoTellsNobody() {
        StatementLine byAccount = new StatementLine(
                1,
                SampleItem.DUE,
                SampleItem.DUE,
                Money.of("1.00", "EUR"),
                "Acme GmbH",
                CamtSample.THEIRS.value(),
                "",
                "",
                "");
        assertThat(PARTIES.of(byAccount)).contains("northwind");
        assertThat(PARTIES.of(from("l", "1.00", "", "ACME  GMBH").line())).contains("acme");
        assertThat(PARTIES.of(from("l", "1.00", "", "Twin").line())).isEmpty();
        assertThat(PARTIES.of(from("l", "1.00", "", "").line())).isEmpty();
    }

    @Test
    void withoutAReferenceTheDayMustBeAboutRight() {
        LocalDate due = SampleItem.DUE;
        for (int late : new int[] {-31, -30, 60, 61}) {
            List<SampleItem> items =
                    List.of(new SampleItem("i", "northwind", "RE-1001", Money.of("10.00", "EUR"), due.minusDays(late)));
            assertThat(run(List.of(from("l", "10.00", "thanks", "Northwind AG")), items))
                    .hasSize(late == -30 || late == 60 ? 1 : 0);
        }
    }

    @Test
    void severalItemsOfAPartyThatComeToALineAreSuggestedWhereOnlyOneChoiceDoes() {
        List<SampleItem> items = List.of(
                SampleItem.of("a", "northwind", "RE-1001", "10.01"),
                SampleItem.of("b", "northwind", "RE-1002", "20.02"),
                SampleItem.of("c", "northwind", "RE-1003", "40.04"));
        List<BankLine> lines = List.of(from("l", "50.05", "November", "Northwind AG"));
        assertThat(suggest(lines, items, "l").getFirst())
                .satisfies(suggestion -> assertThat(suggestion.itemIds()).containsExactlyInAnyOrder("a", "c"))
                .satisfies(suggestion ->
                        assertThat(suggestion.reasons().getFirst()).isEqualTo("2 items come to it together."));
    }

    @Test
    void theFirstRuleThatFitsDecidesAndRulesThatOnlySuggestMatchNothing() {
        List<SampleItem> items = List.of(SampleItem.of("i", "northwind", "RE-1001", "10.00"));
        List<BankLine> lines = List.of(from("l", "10.00", "RE-1001", "Northwind AG"));
        List<MatchingRule> turned = new ArrayList<>(MatchingRule.usual());
        Collections.reverse(turned);
        assertThat(Matching.run(lines, items, turned, PARTIES).getFirst().rule())
                .isEqualTo("party-amount");
        MatchingRule asks = new MatchingRule(
                "ask",
                "Ask",
                Reference.NAMED,
                Party.ANY,
                Tolerance.NONE,
                null,
                null,
                Grouping.ONE_TO_ONE,
                Effect.SUGGEST);
        assertThat(Matching.run(lines, items, List.of(asks), PARTIES)).isEmpty();
    }

    @Test
    void aToleranceMayBeAPartOfWhatIsOpen() {
        MatchingRule rule = new MatchingRule(
                "two-percent",
                "Two per cent",
                Reference.ANY,
                Party.SAME,
                new Tolerance(0, Share.parse("2 %")),
                null,
                null,
                Grouping.ONE_TO_ONE,
                Effect.MATCH);
        List<SampleItem> items = List.of(SampleItem.of("i", "northwind", "RE-1001", "100.00"));
        assertThat(Matching.run(List.of(from("l", "98.00", "", "Northwind AG")), items, List.of(rule), PARTIES))
                .hasSize(1);
        assertThat(Matching.run(List.of(from("l", "97.99", "", "Northwind AG")), items, List.of(rule), PARTIES))
                .isEmpty();
    }

    @Test
    void aRuleThatLetsStrangersPayCannotBeMade() {
        assertThatThrownBy(() -> new MatchingRule(
                        "x",
                        "X",
                        Reference.ANY,
                        Party.ANY,
                        Tolerance.NONE,
                        null,
                        null,
                        Grouping.ONE_TO_ONE,
                        Effect.MATCH))
                .hasMessageContaining("strangers");
        assertThatThrownBy(() -> new Tolerance(-1, Share.ZERO)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new Tolerance(0, Share.parse("51 %"))).hasMessageContaining("half");
    }

    @Test
    void whateverComesNothingIsMatchedTwiceAndTheOrderOfTheFilesChangesNothing() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<SampleItem> items = items(random);
            List<BankLine> lines = lines(random, items);
            List<Match> matches = run(lines, items);
            assertThat(matches.stream()
                            .flatMap(match -> match.lineIds().stream())
                            .toList())
                    .doesNotHaveDuplicates();
            assertThat(matches.stream()
                            .flatMap(match -> match.itemIds().stream())
                            .toList())
                    .doesNotHaveDuplicates();
            matches.forEach(match -> assertThat(difference(match, lines, items)).isEqualTo(match.difference()));

            List<SampleItem> otherItems = new ArrayList<>(items);
            List<BankLine> otherLines = new ArrayList<>(lines);
            Collections.shuffle(otherItems, random);
            Collections.shuffle(otherLines, random);
            assertThat(asSets(run(otherLines, otherItems))).isEqualTo(asSets(matches));
        }
    }

    @Test
    @Timeout(20)
    void aHundredThousandAlikeTakeNoLongerThanOthers() {
        List<SampleItem> items = IntStream.range(0, 100_000)
                .mapToObj(i -> SampleItem.of("i" + i, "northwind", "RE-1001", "10.00"))
                .toList();
        List<BankLine> lines = IntStream.range(0, 100_000)
                .mapToObj(i -> from("l" + i, "10.00", "RE-1001", "Northwind AG"))
                .toList();
        assertThat(run(lines, items)).isEmpty();
    }

    private static Set<Set<String>> asSets(List<Match> matches) {
        Set<Set<String>> sets = new HashSet<>();
        for (Match match : matches) {
            Set<String> one = new HashSet<>(match.lineIds());
            one.addAll(match.itemIds());
            sets.add(one);
        }
        return sets;
    }

    private static Money difference(Match match, List<BankLine> lines, List<SampleItem> items) {
        Money difference = Money.of("0.00", "EUR");
        for (BankLine line : lines) {
            difference = match.lineIds().contains(line.id())
                    ? difference.plus(line.line().amount())
                    : difference;
        }
        for (SampleItem item : items) {
            difference = match.itemIds().contains(item.id()) ? difference.minus(item.amount()) : difference;
        }
        return difference;
    }

    private static List<SampleItem> items(RandomGenerator random) {
        String[] parties = {"northwind", "acme", "one"};
        return IntStream.range(0, random.nextInt(1, 12))
                .mapToObj(i -> new SampleItem(
                        "i" + i,
                        parties[random.nextInt(3)],
                        "RE-10" + (10 + random.nextInt(12)),
                        new Money(
                                (random.nextInt(1, 5)) * (random.nextInt(6) == 0 ? -1000L : 1000L),
                                Money.currency("EUR")),
                        SampleItem.DUE.plusDays(random.nextInt(-40, 70))))
                .toList();
    }

    private static List<BankLine> lines(RandomGenerator random, List<SampleItem> items) {
        String[] names = {"Northwind AG", "Acmé GmbH", "", "Somebody"};
        return IntStream.range(0, random.nextInt(1, 14))
                .mapToObj(i -> {
                    SampleItem one = items.get(random.nextInt(items.size()));
                    SampleItem other = items.get(random.nextInt(items.size()));
                    String text = random.nextInt(4) == 0
                            ? "thanks"
                            : one.reference() + (random.nextBoolean() ? " " + other.reference() : "");
                    long amount = one.amount().minorUnits() + (random.nextInt(3) == 0 ? random.nextInt(-600, 600) : 0);
                    return from(
                            "l" + i,
                            new Money(amount == 0 ? 1 : amount, one.amount().currency()).amount(),
                            text,
                            names[random.nextInt(4)]);
                })
                .toList();
    }

    private static List<Match> run(List<BankLine> lines, List<SampleItem> items) {
        return Matching.run(lines, items, MatchingRule.usual(), PARTIES);
    }

    private static List<Suggestion> suggest(List<BankLine> lines, List<SampleItem> items, String line) {
        return new Suggestions(new Pairing(lines, items, PARTIES), MatchingRule.usual()).of(line);
    }

    private static BankLine line(String id, String amount, String text) {
        return from(id, amount, text, "");
    }

    private static BankLine from(String id, String amount, String text, String name) {
        return new BankLine(
                id,
                new StatementLine(1, SampleItem.DUE, SampleItem.DUE, Money.of(amount, "EUR"), name, "", "", "", text));
    }
}
