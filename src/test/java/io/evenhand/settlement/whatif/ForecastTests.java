package io.evenhand.settlement.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.Deal;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.whatif.Comparison.Row;
import io.evenhand.settlement.whatif.Forecast.Bite;
import io.evenhand.settlement.whatif.Forecast.Kind;
import io.evenhand.settlement.whatif.Forecast.Share;
import io.evenhand.settlement.whatif.RevenueSketch.OneOff;
import io.evenhand.settlement.whatif.RevenueSketch.Recurring;
import io.evenhand.settlement.whatif.RevenueSketch.Refund;
import io.evenhand.terms.Qualification.FirstOrder.Trigger;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Proves what a forecast says of each month, where it ends, and how it puts into words where terms bite. */
class ForecastTests {
    private static final YearMonth JANUARY = YearMonth.from(Deal.START);

    @Test
    void eachMonthSaysWhatEverybodyEarnsAndGetsAndHasGotSoFar() {
        Forecast forecast = forecast(Deal.between("ann", "bob").recurring(null).share("20%", "80%"), monthly(3));
        assertThat(forecast.months())
                .extracting(month -> month.month().toString())
                .containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(of(forecast, 0, Share::earned)).containsExactly("20.00", "20.00", "20.00");
        assertThat(of(forecast, 0, Share::payable)).containsExactly("20.00", "20.00", "20.00");
        assertThat(of(forecast, 0, Share::cumulative)).containsExactly("20.00", "40.00", "60.00");
        assertThat(forecast.totals()).containsExactly(eur("60.00"), eur("240.00"));
        assertThat(forecast.bites()).isEmpty();
    }

    @Test
    void byQuarterWhatIsPayableStandsInTheLastMonth() {
        Forecast forecast = forecast(
                Deal.between("ann", "bob").recurring(null).share("20%", "80%").quarterly(), monthly(4));
        assertThat(of(forecast, 0, Share::earned)).containsExactly("20.00", "20.00", "20.00", "20.00", "0.00", "0.00");
        assertThat(of(forecast, 0, Share::payable)).containsExactly("0.00", "0.00", "60.00", "0.00", "0.00", "20.00");
    }

    @Test
    void whatGoesBackIsReturnedAndTakenOffLaterShares() {
        Deal deal = Deal.between("ann", "bob").recurring(null).share("20%", "80%");
        RevenueSketch sketch = new RevenueSketch(
                Money.currency("EUR"),
                JANUARY,
                3,
                List.of(new Recurring(Revenue.SERVICES, "100.00", null, null)),
                List.of(),
                List.of(new Refund(1, io.evenhand.money.Share.of(1, 2), 1)));
        Forecast forecast = forecast(deal, sketch);
        assertThat(of(forecast, 0, Share::returned)).containsExactly("0.00", "10.00", "0.00");
        assertThat(of(forecast, 0, Share::payable)).containsExactly("20.00", "10.00", "20.00");
    }

    @Test
    void aCapACutAndATierAreSaidInTheContractsOwnSentences() {
        Forecast forecast = forecast(
                Deal.between("ann", "bob")
                        .recurring(null)
                        .tiers(TierScope.LIFETIME, TierMode.WHOLE, false)
                        .tier("0.00", "20%", "80%")
                        .tier("250.00", "50%", "50%")
                        .cap("ann", "45.00", CapScope.PERIOD, "bob"),
                monthly(4));
        assertThat(forecast.bites()).extracting(Bite::kind).containsExactly(Kind.TIER, Kind.CAP);
        assertThat(forecast.bites())
                .extracting(Bite::clauseId, bite -> bite.first().toString(), Bite::months, Bite::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("split.services.tier.2", "2026-03", 2, eur("200.00")),
                        org.assertj.core.groups.Tuple.tuple("split.services.cap.1", "2026-03", 2, eur("10.00")));
        Bite cap = forecast.bites().getLast();
        assertThat(cap.words())
                .isEqualTo("The cap of EUR 45.00 cuts what ann GmbH gets by EUR 10.00, which goes to bob GmbH.");
        assertThat(cap.sentence()).startsWith("Under this rule ann GmbH receives at most EUR 45.00");
    }

    @Test
    void monthsThatAreOverAndSharesThatChangeAreSaid() {
        Forecast forecast = forecast(
                Deal.between("ann", "bob")
                        .from(1, "20%", "80%")
                        .from(3, "10%", "90%")
                        .recurring(4),
                monthly(6));
        assertThat(forecast.bites()).extracting(Bite::kind).containsExactly(Kind.STEP, Kind.MONTHS_END);
        assertThat(forecast.bites().getFirst().words())
                .contains("from month 3 of the stream on")
                .contains("EUR 200.00");
        Bite over = forecast.bites().getLast();
        assertThat(over.first()).hasToString("2026-05");
        assertThat(over.words())
                .startsWith("EUR 200.00 in 2 lines is not shared")
                .contains("4 are shared");
        assertThat(over.sentence()).contains("for 4 months");
        assertThat(forecast.months()).hasSize(6);
    }

    @Test
    void aFloorPaysInMonthsWithoutRevenueAndStopsWithTheAgreement() {
        Deal deal = Deal.between("ann", "bob")
                .share("20%", "80%")
                .floor("ann", "30.00", FloorScope.PERIOD, "bob")
                .lasting(Period.ofMonths(3), 0);
        RevenueSketch sketch = new RevenueSketch(
                Money.currency("EUR"),
                JANUARY,
                12,
                List.of(),
                List.of(new OneOff(Revenue.SERVICES, "100.00", 1)),
                List.of());
        Forecast forecast = forecast(deal, sketch);
        assertThat(forecast.totals().getFirst()).isEqualTo(eur("90.00"));
        assertThat(forecast.bites()).singleElement().satisfies(bite -> {
            assertThat(bite.kind()).isEqualTo(Kind.FLOOR);
            assertThat(bite.months()).isEqualTo(3);
            assertThat(bite.amount()).isEqualTo(eur("70.00"));
        });
    }

    @Test
    void aFirstOrderThatComesTooLateBitesInTheWordsOfTheContract() {
        Deal deal = Deal.between("ann", "bob").share("20%", "80%").firstOrder(2, Trigger.PLACED);
        Forecast late = forecast(deal, orderedIn(4));
        assertThat(late.totals().getFirst()).isEqualTo(eur("0.00"));
        assertThat(late.bites()).singleElement().satisfies(bite -> {
            assertThat(bite.kind()).isEqualTo(Kind.NOT_SHARED);
            assertThat(bite.words())
                    .contains("is not shared: the customer's first order had to be placed by 1 March 2026");
        });
        assertThat(forecast(deal, orderedIn(2)).totals().getFirst()).isEqualTo(eur("20.00"));
    }

    private static RevenueSketch orderedIn(int month) {
        return new RevenueSketch(
                Money.currency("EUR"),
                JANUARY,
                12,
                List.of(),
                List.of(new OneOff(Revenue.SERVICES, "100.00", month)),
                List.of());
    }

    @Test
    void aFloorOfTheAgreementPaysOnlyWhereTheForecastReachesItsEnd() {
        Deal deal = Deal.between("ann", "bob")
                .recurring(null)
                .share("20%", "80%")
                .floor("ann", "100.00", FloorScope.AGREEMENT, "bob")
                .lasting(Period.ofMonths(4), 0);
        assertThat(forecast(deal, monthly(3)).totals().getFirst()).isEqualTo(eur("60.00"));
        assertThat(forecast(deal, monthly(4)).totals().getFirst()).isEqualTo(eur("100.00"));
        assertThat(forecast(deal, monthly(9)).totals().getFirst()).isEqualTo(eur("100.00"));
    }

    @Test
    void linesThatCannotBeSharedAreCountedUnderTheFirstReason() {
        Deal deal = Deal.between("ann", "bob").recurring(null).share("20%", "80%");
        RevenueSketch dollars = new RevenueSketch(
                Money.currency("USD"),
                JANUARY,
                3,
                List.of(new Recurring(Revenue.SERVICES, "100.00", null, null)),
                List.of(),
                List.of());
        Forecast forecast = forecast(deal, dollars);
        assertThat(forecast.bites()).singleElement().satisfies(bite -> {
            assertThat(bite.kind()).isEqualTo(Kind.REFUSED);
            assertThat(bite.words()).startsWith("3 lines cannot be shared.").contains("gross is in USD");
        });
        assertThat(forecast.totals()).containsExactly(eur("0.00"), eur("0.00"));
    }

    @Test
    void aLineCenturiesAwayIsRefusedInsteadOfCountingTheMonthsUpToIt() {
        RevenueLine far = new RevenueLine(
                "far",
                io.evenhand.settlement.split.LineKind.SALE,
                Revenue.SERVICES,
                io.evenhand.terms.SplitRule.Occurrence.ONE_OFF,
                "deal",
                null,
                Deal.START,
                LocalDate.of(9999, 12, 31),
                eur("1.00"),
                java.util.Map.of(),
                null,
                null);
        Forecast forecast =
                Forecast.of(Deal.between("ann", "bob").share("20%", "80%").terms(), List.of(far), null);
        assertThat(forecast.months()).isEmpty();
        assertThat(forecast.bites())
                .singleElement()
                .satisfies(bite -> assertThat(bite.words()).contains("more than 50 years"));
    }

    @Test
    void revenueFromBeforeTheAgreementIsSharedAsIfTheTermsHadHeldThen() {
        RevenueShareTerms terms =
                Deal.between("ann", "bob").recurring(null).share("20%", "80%").terms();
        List<RevenueLine> before = new RevenueSketch(
                        Money.currency("EUR"),
                        JANUARY.minusMonths(5),
                        2,
                        List.of(new Recurring(Revenue.SERVICES, "100.00", null, null)),
                        List.of(),
                        List.of())
                .lines();
        assertThat(Forecast.of(terms, before, null).totals().getFirst()).isEqualTo(eur("0.00"));
        RevenueShareTerms earlier = Draft.covering(terms, before);
        assertThat(earlier.effectiveOn()).isEqualTo(LocalDate.of(2025, 8, 1));
        assertThat(Forecast.of(earlier, before, null).totals().getFirst()).isEqualTo(eur("40.00"));
        assertThat(Draft.covering(terms, monthly(2).lines())).isEqualTo(terms);
    }

    @Test
    void twoDraftsAreComparedMonthByMonthAlsoWhereTheirPartiesDiffer() {
        Comparison compared = Comparison.of(
                Deal.between("ann", "bob").recurring(null).share("20%", "80%").terms(),
                Deal.between("ann", "cid", "bob")
                        .recurring(null)
                        .share("30%", "10%", "60%")
                        .terms(),
                monthly(2).lines(),
                JANUARY.plusMonths(1));
        assertThat(compared.parties()).extracting(Comparison.Party::id).containsExactly("ann", "cid", "bob");
        assertThat(compared.parties().getFirst().total())
                .isEqualTo(new Row(null, eur("40.00"), eur("60.00"), eur("20.00")));
        assertThat(compared.parties().get(1).months())
                .containsExactly(
                        new Row(JANUARY, null, eur("10.00"), null),
                        new Row(JANUARY.plusMonths(1), null, eur("10.00"), null));
    }

    private static RevenueSketch monthly(int months) {
        return new RevenueSketch(
                Money.currency("EUR"),
                JANUARY,
                months,
                List.of(new Recurring(Revenue.SERVICES, "100.00", null, null)),
                List.of(),
                List.of());
    }

    private static Forecast forecast(Deal deal, RevenueSketch sketch) {
        return Forecast.of(deal.terms(), sketch.lines(), sketch.ends());
    }

    private static List<String> of(Forecast forecast, int party, Function<Share, Money> amount) {
        return forecast.months().stream()
                .map(month -> amount.apply(month.shares().get(party)).amount())
                .toList();
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }
}
