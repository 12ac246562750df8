package io.evenhand.settlement.split;

import static io.evenhand.settlement.split.Lines.amounts;
import static io.evenhand.settlement.split.Lines.back;
import static io.evenhand.settlement.split.Lines.corrections;
import static io.evenhand.settlement.split.Lines.parts;
import static io.evenhand.settlement.split.Lines.payment;
import static io.evenhand.settlement.split.Lines.refund;
import static io.evenhand.settlement.split.Lines.sale;
import static io.evenhand.settlement.split.Lines.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Reason;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Repeated;
import io.evenhand.terms.RevenueShareTerms.Clawback;
import io.evenhand.terms.RevenueShareTerms.Clawback.Trigger;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.Revenue;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proves what each rule of the terms does to revenue, one rule a test, on figures worked by hand. */
class SplitterTests {
    private static final LocalDate START = Deal.START;

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Refused refused(SplitResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }

    private static NotShared notShared(SplitResult result) {
        assertThat(result).isInstanceOf(NotShared.class);
        return (NotShared) result;
    }

    @Test
    void aSaleIsDividedByTheSharesAndSumsToTheCent() {
        Splitter splitter =
                Deal.between("ann", "bob", "cid").share("1/3", "1/3", "1/3").splitter();
        assertThat(parts(splitter.apply(sale("1", "100.00")))).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void deductionsOfTheRuleComeOffInItsOrderNeverBelowZeroAndOthersDoNot() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .net(Deduction.REBATES, Deduction.LICENCE_COST)
                .splitter();
        RevenueLine line = sale(
                "1",
                "deal",
                START,
                eur("100.00"),
                Map.of(
                        Deduction.TRAVEL_EXPENSES, eur("40.00"),
                        Deduction.LICENCE_COST, eur("60.00"),
                        Deduction.REBATES, eur("10.00")));
        assertThat(split(splitter.apply(line)).base()).isEqualTo(eur("30.00"));
        RevenueLine loss = sale("2", "deal", START, eur("100.00"), Map.of(Deduction.LICENCE_COST, eur("120.00")));
        assertThat(parts(splitter.apply(loss))).containsExactly("0.00", "0.00");
    }

    @Test
    void preferredSharesAreTakenFirstInTheirOrderAndOnlyUpToTheirLimit() {
        Splitter splitter = Deal.between("ann", "bob", "cid")
                .share("50%", "50%", "0")
                .first("cid", "10%", null, "15.00")
                .first("ann", null, "20.00", null)
                .splitter();
        assertThat(parts(splitter.apply(sale("1", "100.00")))).containsExactly("55.00", "35.00", "10.00");
        assertThat(parts(splitter.apply(sale("2", "100.00")))).containsExactly("57.50", "37.50", "5.00");
        assertThat(parts(splitter.apply(sale("3", "15.00")))).containsExactly("15.00", "0.00", "0.00");
    }

    @Test
    void sharesDecayByTheMonthOfTheStreamAndEndWithItsLast() {
        Splitter splitter = Deal.between("ann", "bob")
                .from(1, "20%", "80%")
                .from(13, "10%", "90%")
                .recurring(24)
                .lasting(Period.ofYears(4), 0)
                .splitter();
        LocalDate end = LocalDate.of(2026, 1, 31);
        assertThat(parts(splitter.apply(payment("1", end, eur("100.00"))))).containsExactly("20.00", "80.00");
        assertThat(parts(splitter.apply(payment("12", LocalDate.of(2026, 12, 31), eur("100.00")))))
                .containsExactly("20.00", "80.00");
        assertThat(parts(splitter.apply(payment("13", LocalDate.of(2027, 1, 31), eur("100.00")))))
                .containsExactly("10.00", "90.00");
        NotShared over = notShared(splitter.apply(payment("25", LocalDate.of(2028, 1, 31), eur("100.00"))));
        assertThat(over.clauseId()).isEqualTo("split.services.months");
        assertThat(refused(splitter.apply(payment("0", START, eur("100.00")))).problem())
                .isEqualTo("is 2026-01-01, but its stream began on 2026-01-31");
    }

    @Test
    void whatIsPaidAtTheEndOfEachMonthFallsIntoOneMonthAfterTheOther() {
        LocalDate first = LocalDate.of(2026, 1, 31);
        for (int i = 0; i < 30; i++) {
            assertThat(Sales.month(first, first.plusMonths(i))).isEqualTo(i + 1);
            assertThat(Sales.month(first, first.plusMonths(i + 1).minusDays(1))).isEqualTo(i + 1);
        }
    }

    @Test
    void capsOfALineAPeriodAndTheAgreementSendWhatLiesAboveToAnother() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .cap("ann", "40.00", CapScope.LINE, "bob")
                .cap("ann", "60.00", CapScope.PERIOD, "bob")
                .cap("ann", "90.00", CapScope.AGREEMENT, "bob")
                .splitter();
        assertThat(parts(splitter.apply(sale("1", "100.00")))).containsExactly("40.00", "60.00");
        assertThat(parts(splitter.apply(sale("2", "100.00")))).containsExactly("20.00", "80.00");
        assertThat(parts(splitter.apply(sale("3", "100.00")))).containsExactly("0.00", "100.00");
        assertThat(parts(splitter.apply(sale("4", START.plusMonths(1), eur("100.00")))))
                .containsExactly("30.00", "70.00");
    }

    @Test
    void whatGoesBackMakesRoomUnderACapAgain() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .cap("ann", "60.00", CapScope.AGREEMENT, "bob")
                .splitter();
        RevenueLine first = sale("1", "100.00");
        splitter.apply(first);
        splitter.apply(sale("2", "100.00"));
        assertThat(parts(splitter.apply(refund("3", first, "100.00")))).containsExactly("-50.00", "-50.00");
        assertThat(parts(splitter.apply(sale("4", "200.00")))).containsExactly("50.00", "150.00");
    }

    @Test
    void aFloorOfALineComesOutOfWhatTheOtherHasOfIt() {
        Splitter splitter = Deal.between("ann", "bob", "cid")
                .share("10%", "20%", "70%")
                .floor("ann", "25.00", FloorScope.LINE, "bob")
                .splitter();
        assertThat(parts(splitter.apply(sale("1", "100.00")))).containsExactly("25.00", "5.00", "70.00");
        assertThat(parts(splitter.apply(sale("2", "50.00")))).containsExactly("15.00", "0.00", "35.00");
    }

    @Test
    void aMarginalTierDividesALineAtItsThreshold() {
        Splitter splitter = Deal.between("ann", "bob")
                .tiers(TierScope.LIFETIME, TierMode.MARGINAL, false)
                .tier("0.00", "10%", "90%")
                .tier("100.00", "20%", "80%")
                .splitter();
        assertThat(parts(splitter.apply(sale("1", "60.00")))).containsExactly("6.00", "54.00");
        assertThat(parts(splitter.apply(sale("2", "60.00")))).containsExactly("8.00", "52.00");
        assertThat(parts(splitter.apply(sale("3", "60.00")))).containsExactly("12.00", "48.00");
    }

    @Test
    void aWholeTierHoldsForTheLineThatReachesItAndCountsByDealOrPeriod() {
        Deal deal = Deal.between("ann", "bob").tier("0.00", "10%", "90%").tier("100.00", "20%", "80%");
        Splitter byDeal = deal.tiers(TierScope.DEAL, TierMode.WHOLE, false).splitter();
        assertThat(parts(byDeal.apply(sale("1", "a", START, eur("60.00"), Map.of()))))
                .containsExactly("6.00", "54.00");
        assertThat(parts(byDeal.apply(sale("2", "b", START, eur("60.00"), Map.of()))))
                .containsExactly("6.00", "54.00");
        assertThat(parts(byDeal.apply(sale("3", "a", START, eur("40.00"), Map.of()))))
                .containsExactly("8.00", "32.00");
        Splitter byPeriod = deal.tiers(TierScope.PERIOD, TierMode.WHOLE, false).splitter();
        assertThat(parts(byPeriod.apply(sale("1", "100.00")))).containsExactly("20.00", "80.00");
        assertThat(parts(byPeriod.apply(sale("2", START.plusMonths(1), eur("50.00")))))
                .containsExactly("5.00", "45.00");
    }

    @Test
    void aRetroactiveTierCorrectsEarlierLinesSeparatelyAndCentByCent() {
        Splitter splitter = Deal.between("ann", "bob")
                .tiers(TierScope.LIFETIME, TierMode.WHOLE, true)
                .tier("0.00", "1/3", "2/3")
                .tier("3.00", "2/3", "1/3")
                .splitter();
        // Thirds of a cent: 0.01 gives 0.00 and 0.01 by the first tier, 0.01 and 0.00 by the second.
        splitter.apply(sale("1", "0.01"));
        splitter.apply(sale("2", "0.01"));
        SplitResult third = splitter.apply(sale("3", "3.00"));
        assertThat(parts(third)).containsExactly("2.00", "1.00");
        assertThat(corrections(third)).singleElement().satisfies(correction -> {
            assertThat(amounts(correction.parts())).containsExactly("0.02", "-0.02");
            assertThat(correction.clauseId()).isEqualTo("split.services.tiers");
        });
        assertThat(corrections(splitter.apply(sale("4", "3.00")))).isEmpty();
    }

    @Test
    void aRetroactiveTierThatIsLostByARefundIsCorrectedInTheSameWay() {
        Splitter splitter = Deal.between("ann", "bob")
                .tiers(TierScope.LIFETIME, TierMode.WHOLE, true)
                .tier("0.00", "10%", "90%")
                .tier("100.00", "20%", "80%")
                .splitter();
        RevenueLine first = sale("1", "60.00");
        splitter.apply(first);
        splitter.apply(sale("2", "60.00"));
        SplitResult refund = splitter.apply(refund("3", first, "60.00"));
        assertThat(parts(refund)).containsExactly("-12.00", "-48.00");
        assertThat(amounts(corrections(refund).getFirst().parts())).containsExactly("-6.00", "6.00");
        assertThat(parts(splitter.apply(sale("4", "30.00")))).containsExactly("3.00", "27.00");
        SplitResult again = splitter.apply(sale("5", "10.00"));
        assertThat(amounts(corrections(again).getFirst().parts())).containsExactly("9.00", "-9.00");
    }

    @Test
    void partRefundsInAnyOrderReturnWhatTheLineGave() {
        Splitter splitter =
                Deal.between("ann", "bob", "cid").share("1/3", "1/3", "1/3").splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);
        assertThat(parts(splitter.apply(refund("2", line, "0.01")))).containsExactly("-0.01", "0.00", "0.00");
        assertThat(parts(splitter.apply(refund("3", line, "99.98")))).containsExactly("-33.32", "-33.33", "-33.33");
        assertThat(parts(splitter.apply(refund("4", line, "0.01")))).containsExactly("-0.01", "0.00", "0.00");
        assertThat(refused(splitter.apply(refund("5", line, "0.01"))).problem())
                .isEqualTo("is EUR 0.01, but only EUR 0.00 of that line is left");
    }

    @Test
    void ofALineWithDeductionsTheSamePartOfItsBaseGoesBack() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .net(Deduction.LICENCE_COST)
                .splitter();
        RevenueLine line = sale("1", "deal", START, eur("120.00"), Map.of(Deduction.LICENCE_COST, eur("80.00")));
        splitter.apply(line);
        assertThat(parts(splitter.apply(refund("2", line, "60.00")))).containsExactly("-10.00", "-10.00");
    }

    @Test
    void whatTheClawbackDoesNotNameStaysShared() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .clawback(new Clawback(6, List.of(Trigger.REFUND), null))
                .splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);
        assertThat(notShared(splitter.apply(back("2", LineKind.CHURN, line, START, eur("10.00"))))
                        .reason())
                .isEqualTo(Reason.OTHER_EVENT);
        NotShared late = notShared(splitter.apply(
                back("3", LineKind.REFUND, line, START.plusMonths(6).plusDays(1), eur("10.00"))));
        assertThat(late.words()).isEqualTo("a share could go back until 1 July 2026");
        assertThat(parts(splitter.apply(back("4", LineKind.REFUND, line, START.plusMonths(6), eur("80.00")))))
                .containsExactly("-40.00", "-40.00");
        Splitter never =
                Deal.between("ann", "bob").share("50%", "50%").clawback(null).splitter();
        never.apply(line);
        assertThat(notShared(never.apply(refund("2", line, "1.00"))).reason()).isEqualTo(Reason.NOTHING_IS_ASKED_BACK);
    }

    @Test
    void aLineThatIsSentAgainChangesNothingAndItsIdIsNotReused() {
        Splitter splitter = Deal.between("ann", "bob").share("50%", "50%").splitter();
        splitter.apply(sale("1", "100.00"));
        SplitState before = splitter.state();
        assertThat(splitter.apply(sale("1", "100.00"))).isEqualTo(new Repeated("1"));
        assertThat(refused(splitter.apply(sale("1", "100.01"))).field()).isEqualTo("id");
        assertThat(splitter.state()).isEqualTo(before);
    }

    @Test
    void datesOutsideTheAgreementAndItsTail() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .lasting(Period.ofYears(1), 30)
                .splitter();
        assertThat(refused(splitter.apply(sale("1", START.minusDays(1), eur("1.00"))))
                        .field())
                .isEqualTo("countedOn");
        LocalDate end = LocalDate.of(2026, 12, 31);
        assertThat(parts(splitter.apply(ordered("2", end, end.plusDays(30))))).containsExactly("0.50", "0.50");
        assertThat(notShared(splitter.apply(ordered("3", end, end.plusDays(31))))
                        .clauseId())
                .isEqualTo("tail");
        assertThat(notShared(splitter.apply(ordered("4", end.plusDays(1), end.plusDays(2))))
                        .reason())
                .isEqualTo(Reason.AFTER_THE_END);
        assertThat(refused(splitter.apply(ordered("5", end, end.minusDays(1)))).field())
                .isEqualTo("orderedOn");
    }

    private static RevenueLine ordered(String id, LocalDate orderedOn, LocalDate countedOn) {
        return new RevenueLine(
                id,
                LineKind.SALE,
                Revenue.SERVICES,
                Occurrence.ONE_OFF,
                "deal",
                null,
                orderedOn,
                countedOn,
                eur("1.00"),
                Map.of(),
                null,
                null);
    }

    @Test
    void anotherCurrencyNeedsAConversionAndOneRateForADay() {
        RevenueLine dollars = dollars("1", "100.00", "0.9");
        assertThat(refused(Deal.between("ann", "bob")
                                .share("50%", "50%")
                                .splitter()
                                .apply(dollars))
                        .problem())
                .contains("is in USD", "settle in EUR", "no conversion");
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .conversion(RateDate.PERIOD_END)
                .splitter();
        assertThat(parts(splitter.apply(dollars))).containsExactly("45.00", "45.00");
        assertThat(refused(splitter.apply(dollars("2", "1.00", "0.8"))).problem())
                .isEqualTo("is another than before for USD on 2026-01-31");
        assertThat(refused(splitter.apply(dollars("3", "1.00", null))).remedy())
                .contains("the rate of 2026-01-31", "clause \"conversion\"");
        RevenueLine refund = new RevenueLine(
                "4",
                LineKind.REFUND,
                Revenue.SERVICES,
                Occurrence.ONE_OFF,
                "deal",
                null,
                START,
                START,
                Money.of("50.00", "USD"),
                Map.of(),
                "1",
                null);
        assertThat(parts(splitter.apply(refund))).containsExactly("-22.50", "-22.50");
    }

    private static RevenueLine dollars(String id, String amount, @org.jspecify.annotations.Nullable String rate) {
        return Lines.line(
                id,
                LineKind.SALE,
                Occurrence.ONE_OFF,
                "deal",
                START,
                Money.of(amount, "USD"),
                Map.of(),
                null,
                rate == null ? null : ExchangeRate.parse(rate));
    }

    @Test
    void conversionRoundsHalfEvenToTheUnitsOfTheTarget() {
        assertThat(ExchangeRate.parse("0.5").convertHalfEven(eur("0.01"), Money.currency("USD")))
                .isEqualTo(Money.of("0.00", "USD"));
        assertThat(ExchangeRate.parse("0.5").convertHalfEven(eur("0.03"), Money.currency("USD")))
                .isEqualTo(Money.of("0.02", "USD"));
        assertThat(ExchangeRate.parse("1/0.0061").convertHalfEven(eur("1.00"), Money.currency("JPY")))
                .isEqualTo(Money.of("164", "JPY"));
        assertThatThrownBy(() -> ExchangeRate.parse("0.000")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGuaranteeIsReachedAtTheEndOfAPeriodAndTakenBackFromWhatIsEarnedAboveIt() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .guarantee("ann", "50.00", "bob")
                .splitter();
        splitter.apply(sale("1", "60.00"));
        PeriodEnd january = splitter.endPeriod();
        assertThat(january.corrections())
                .singleElement()
                .satisfies(correction -> assertThat(amounts(correction.parts())).containsExactly("20.00", "-20.00"));
        assertThat(amounts(splitter.endPeriod().corrections().getFirst().parts()))
                .containsExactly("50.00", "-50.00");
        splitter.apply(sale("2", START.plusMonths(2), eur("200.00")));
        PeriodEnd march = splitter.endPeriod();
        assertThat(march.corrections().getFirst().reason()).isEqualTo(Correction.Reason.RECOUPMENT);
        assertThat(amounts(march.corrections().getFirst().parts())).containsExactly("-50.00", "50.00");
        assertThat(payable(march)).containsExactly("50.00", "150.00");
    }

    @Test
    void aLateRefundOfAGuaranteedPeriodIsMadeUpForByACorrectionOfThatPeriod() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .floor("ann", "40.00", FloorScope.PERIOD, "bob")
                .splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);
        assertThat(splitter.endPeriod().corrections()).isEmpty();
        splitter.apply(sale("2", START.plusMonths(1), eur("100.00")));
        splitter.apply(back("3", LineKind.REFUND, line, START.plusMonths(1), eur("40.00")));
        assertThat(splitter.endPeriod().corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.period()).hasToString("2026-01");
            assertThat(correction.bookedIn()).hasToString("2026-02");
            assertThat(amounts(correction.parts())).containsExactly("10.00", "-10.00");
        });
    }

    @Test
    void aFloorOfTheAgreementIsReachedWhenItEnds() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .floor("ann", "80.00", FloorScope.AGREEMENT, "bob")
                .splitter();
        splitter.apply(sale("1", "100.00"));
        assertThat(splitter.endPeriod().corrections()).isEmpty();
        assertThat(amounts(splitter.endLastPeriod().corrections().getFirst().parts()))
                .containsExactly("30.00", "-30.00");
    }

    @Test
    void whatAPartyMustReturnComesOutOfItsNextSharesAndLapsesInTheEnd() {
        Splitter splitter = Deal.between("ann", "bob")
                .share("50%", "50%")
                .carryForward(1, "35.00")
                .splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);
        assertThat(payable(splitter.endPeriod())).containsExactly("50.00", "50.00");
        splitter.apply(back("2", LineKind.REFUND, line, START.plusMonths(1), eur("100.00")));
        Position february = splitter.endPeriod().positions().getFirst();
        assertThat(february.payable()).isEqualTo(eur("0.00"));
        assertThat(february.carriedForward()).isEqualTo(eur("35.00"));
        assertThat(february.lapsed()).isEqualTo(eur("15.00"));
        splitter.apply(sale("3", START.plusMonths(2), eur("20.00")));
        Position march = splitter.endPeriod().positions().getFirst();
        assertThat(march.broughtForward()).isEqualTo(eur("35.00"));
        assertThat(march.payable()).isEqualTo(eur("0.00"));
        assertThat(march.lapsed()).isEqualTo(eur("25.00"));
        assertThat(march.carriedForward()).isEqualTo(eur("0.00"));
    }

    @Test
    void whatCountsInAnEndedPeriodIsPaidInTheOpenOne() {
        Splitter splitter = Deal.between("ann", "bob").share("50%", "50%").splitter();
        splitter.endPeriod();
        assertThat(split(splitter.apply(sale("1", "100.00"))).period()).hasToString("2026-01");
        assertThat(payable(splitter.endPeriod())).containsExactly("50.00", "50.00");
    }

    private static List<String> payable(PeriodEnd end) {
        return end.positions().stream()
                .map(position -> position.payable().amount())
                .toList();
    }

    @Test
    void revenueThatNoRuleCoversStaysWithTheBiller() {
        Splitter splitter = Deal.between("ann", "bob").share("50%", "50%").splitter();
        RevenueLine other = payment("1", START, eur("1.00"));
        assertThat(notShared(splitter.apply(other)).reason()).isEqualTo(Reason.NOT_COVERED);
        assertThat(notShared(splitter.apply(refund("2", other, "1.00"))).reason())
                .isEqualTo(Reason.WAS_NOT_SHARED);
    }

    @Test
    void moneyThatWentBackNamesASaleOfTheSameDealAndCurrency() {
        Splitter splitter = Deal.between("ann", "bob").share("50%", "50%").splitter();
        RevenueLine line = sale("1", "100.00");
        splitter.apply(line);
        assertThat(refused(splitter.apply(refund("2", sale("?", "1.00"), "1.00")))
                        .problem())
                .isEqualTo("names no line that came before");
        assertThat(refused(splitter.apply(Lines.line(
                                "3",
                                LineKind.REFUND,
                                Occurrence.ONE_OFF,
                                "x",
                                START,
                                eur("1.00"),
                                Map.of(),
                                "1",
                                null)))
                        .problem())
                .contains("another deal");
        assertThat(refused(splitter.apply(back("4", LineKind.REFUND, line, START, Money.of("1.00", "USD"))))
                        .field())
                .isEqualTo("gross");
        RevenueLine refund = refund("5", line, "1.00");
        splitter.apply(refund);
        assertThat(refused(splitter.apply(refund("6", refund, "1.00"))).problem())
                .contains("went back itself");
    }

    @Test
    void amountsThatLeaveSixtyFourBitsAreRefusedAndChangeNothing() {
        Splitter splitter = Deal.between("ann", "bob").share("1/3", "2/3").splitter();
        Money most = new Money(Long.MAX_VALUE / 4, eur("0").currency());
        assertThat(split(splitter.apply(sale("1", START, most))).base()).isEqualTo(most);
        SplitState before = splitter.state();
        assertThat(refused(splitter.apply(sale("2", "0.01"))).problem()).contains("64 bits");
        assertThat(splitter.state()).isEqualTo(before);
    }

    @Test
    void termsThatLeaveOpenInWhichPeriodSomethingFallsAreNotExecuted() {
        Deal deal = Deal.between("ann", "bob")
                .tiers(TierScope.LIFETIME, TierMode.WHOLE, true)
                .tier("0.00", "10%", "90%")
                .tier("100.00", "20%", "80%")
                .cap("ann", "50.00", CapScope.PERIOD, "bob");
        assertThatThrownBy(deal::splitter).hasMessageContaining("split.services.tiers");
    }
}
