package io.evenhand.terms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.money.Share;
import io.evenhand.terms.RevenueShareTerms.CarryForward;
import io.evenhand.terms.RevenueShareTerms.Conversion;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateSource;
import io.evenhand.terms.RevenueShareTerms.LateInterest;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.Step;
import io.evenhand.terms.SplitRule.Tier;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.SplitRule.Tiers;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Proves what the contract says of shares: each rule in words that leave one reading, and nothing of rules that are not agreed. */
class SplitSentencesTests {
    private static final List<PartyShare> SHARES =
            List.of(new PartyShare("northwind", Share.of(1, 10)), new PartyShare("fabrikam", Share.of(9, 10)));
    private static final List<PartyShare> MORE =
            List.of(new PartyShare("northwind", Share.of(1, 5)), new PartyShare("fabrikam", Share.of(4, 5)));

    @Test
    void tiersThatDivideAnAmount() throws Exception {
        assertThat(said(rule(List.of(), tiers(TierScope.PERIOD, TierMode.MARGINAL, false), List.of(), List.of())))
                .isEqualTo("""
                        split.r.tiers One-off revenue from services is shared by tiers. The tier follows from the sum of the amounts that count under this rule in the same reporting period. An amount with which the sum passes from one tier to the next is divided there, and each part shared by its own tier. An amount whose shares are returned leaves the sum from then on; nothing is shared anew because of it.
                        split.r.tier.1 Of the first EUR 50,000.00 of the sum, Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.
                        split.r.tier.2 Of what is above EUR 50,000.00 up to EUR 80,000.00, Northwind Cloud GmbH receives 20 % and Fabrikam ERP B.V. receives 80 %.
                        split.r.tier.3 Of what is above EUR 80,000.00, Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.""");
    }

    @Test
    void tiersThatHoldForWholeAmountsAndForEarlierOnesToo() throws Exception {
        assertThat(said(rule(
                        List.of(new Preferred("northwind", Share.of(1, 20), null, euros("900.00"))),
                        tiers(TierScope.DEAL, TierMode.WHOLE, true),
                        List.of(),
                        List.of())))
                .isEqualTo("""
                        split.r.preferred.1 Before this revenue is shared, Northwind Cloud GmbH takes 5 % of each amount that counts, until it has taken EUR 900.00 in total.
                        split.r.tiers What is left of one-off revenue from services is shared by tiers. The tier follows from the sum of the amounts that count under this rule on the same order of the customer, before anybody has taken anything of them. What is left of each amount is shared as a whole by the tier that the sum has reached with it. A tier that is reached holds for the earlier amounts of that sum, too: what each party is due more or less is allocated by a correction of its own, and nothing is changed that was allocated before. An amount whose shares are returned leaves the sum, and a tier that is lost with it is corrected in the same way.
                        split.r.tier.1 While the sum is below EUR 50,000.00, Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.
                        split.r.tier.2 When it has reached EUR 50,000.00, but not EUR 80,000.00, Northwind Cloud GmbH receives 20 % and Fabrikam ERP B.V. receives 80 %.
                        split.r.tier.3 When it has reached EUR 80,000.00, Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.
                        split.r.order An amount under this rule is worked out in this order: what is taken before the sharing, then the shares.""");
    }

    @Test
    void whatIsTakenInTurnBeforeTheSharing() throws Exception {
        assertThat(said(rule(
                        List.of(
                                new Preferred("northwind", null, euros("250.00"), null),
                                new Preferred("fabrikam", Share.of(1, 3), null, null)),
                        null,
                        List.of(),
                        List.of())))
                .isEqualTo("""
                        split.r.preferred.1 Before this revenue is shared, Northwind Cloud GmbH takes EUR 250.00 of each amount that counts, or all of it where it is less.
                        split.r.preferred.2 Then Fabrikam ERP B.V. takes 1/3 of what is left of each amount.
                        split.r.shares What is left of one-off revenue from services is shared: Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.
                        split.r.order An amount under this rule is worked out in this order: what is taken before the sharing, then the shares.""");
    }

    @Test
    void floorsPerAmountPeriodAndAgreement() throws Exception {
        assertThat(said(rule(
                        List.of(),
                        null,
                        List.of(new Cap("northwind", euros("9000.00"), CapScope.AGREEMENT, "fabrikam")),
                        List.of(
                                floor(FloorScope.LINE, false),
                                floor(FloorScope.PERIOD, true),
                                floor(FloorScope.AGREEMENT, false)))))
                .isEqualTo("""
                        split.r.shares One-off revenue from services is shared: Northwind Cloud GmbH receives 10 % and Fabrikam ERP B.V. receives 90 %.
                        split.r.cap.1 Under this rule Northwind Cloud GmbH receives at most EUR 9,000.00 over the whole agreement; what lies above goes to Fabrikam ERP B.V..
                        split.r.floor.1 Under this rule Northwind Cloud GmbH receives at least EUR 100.00 of each amount that counts; what is missing comes from the share that Fabrikam ERP B.V. has of the same amount, as far as that goes. This goes no further than the most that Northwind Cloud GmbH receives over the whole agreement.
                        split.r.floor.2 Under this rule Northwind Cloud GmbH receives at least EUR 100.00 in each reporting period, also in one without revenue or with fewer days; Fabrikam ERP B.V. gives what is missing out of its own. This goes no further than the most that Northwind Cloud GmbH receives over the whole agreement. What Fabrikam ERP B.V. gave goes back to it out of what Northwind Cloud GmbH earns above that amount in later reporting periods; what has not gone back at the end is not asked for.
                        split.r.floor.3 Under this rule Northwind Cloud GmbH receives at least EUR 100.00 over the whole agreement; Fabrikam ERP B.V. gives what is missing out of its own at the end.
                        split.r.order An amount under this rule is worked out in this order: the shares, then the most that a party receives, then the least that a party receives.""");
    }

    @Test
    void conversionInterestAndWhatIsCarriedForward() throws Exception {
        assertThat(said(with(
                        signed(),
                        new Conversion(RateSource.ECB_REFERENCE, RateDate.PERIOD_END),
                        new LateInterest(Share.parse("8 %")),
                        new CarryForward(12, euros("5000.00")))))
                .contains(
                        "conversion Revenue in another currency than EUR is converted at the euro foreign exchange reference rate of the European Central Bank for the last day of the reporting period in which it counts, or for the last day before it for which there is one. Each amount is rounded to the nearest smallest unit of EUR; where two are equally near, to the even one.",
                        "interest A share that is paid late bears simple interest of 8 % a year, by the actual days of a year of 365 days, from the day after it was due. What the law grants beyond that stays untouched.",
                        "clawback.carry-forward What a party is to return is set off against its next shares. What they do not cover is carried forward for 12 months from the end of the reporting period in which it arose, and then lapses. No more than EUR 5,000.00 of a party is carried forward from one reporting period to the next; what is above lapses.");
        assertThat(said(with(signed(), new Conversion(RateSource.AGREED, RateDate.COUNTED), null, null)))
                .contains(
                        "conversion Revenue in another currency than EUR is converted at the rate on which the parties agree in writing for the day on which it counts, and is not shared before they have. Each amount");
    }

    @Test
    void whatOutlastsTheEndOfTheAgreementIncludesHowMoneyIsConvertedAndReturned() throws Exception {
        assertThat(with(
                                signed(),
                                new Conversion(RateSource.AGREED, RateDate.COUNTED),
                                new LateInterest(Share.parse("8 %")),
                                new CarryForward(12, null))
                        .survivals(Language.ENGLISH))
                .extracting(Sentence::clauseId)
                .contains("conversion", "interest", "clawback.carry-forward");
    }

    /** The pages of agreements that were signed before hold exactly these, and are checked against them. */
    @Test
    void termsThatSayNothingOfItHaveTheSentencesThatTheyHadWhenTheyWereSigned() throws Exception {
        try (InputStream sentences = getClass().getResourceAsStream("/terms/signed-revenue-share.sentences.txt")) {
            assertThat(said(signed()) + "\n")
                    .isEqualTo(new String(Objects.requireNonNull(sentences).readAllBytes(), UTF_8));
        }
    }

    private static Floor floor(FloorScope per, boolean recoupable) {
        return new Floor("northwind", euros("100.00"), per, "fabrikam", recoupable);
    }

    private static Tiers tiers(TierScope over, TierMode mode, boolean retroactive) {
        return new Tiers(
                over,
                mode,
                retroactive,
                List.of(
                        new Tier(euros("0.00"), SHARES),
                        new Tier(euros("50000.00"), MORE),
                        new Tier(euros("80000.00"), SHARES)));
    }

    private static RevenueShareTerms rule(
            List<Preferred> preferred, @Nullable Tiers tiers, List<Cap> caps, List<Floor> floors) throws Exception {
        RevenueShareTerms signed = signed();
        SplitRule rule = new SplitRule(
                "r",
                List.of(SplitRule.Revenue.SERVICES),
                SplitRule.Occurrence.ONE_OFF,
                new SplitRule.Base(SplitRule.Recognition.INVOICED, List.of()),
                List.of(new Step(1, SHARES)),
                null,
                caps,
                preferred,
                tiers,
                floors);
        return changed(signed, List.of(rule), null, null, null);
    }

    private static RevenueShareTerms with(
            RevenueShareTerms terms,
            @Nullable Conversion conversion,
            @Nullable LateInterest interest,
            @Nullable CarryForward carryForward) {
        return changed(terms, terms.rules(), conversion, interest, carryForward);
    }

    private static RevenueShareTerms changed(
            RevenueShareTerms terms,
            List<SplitRule> rules,
            @Nullable Conversion conversion,
            @Nullable LateInterest interest,
            @Nullable CarryForward carryForward) {
        return new RevenueShareTerms(
                terms.parties(),
                terms.effectiveOn(),
                terms.customer(),
                terms.referralReference(),
                terms.roles(),
                terms.qualification(),
                rules,
                terms.payment(),
                terms.reporting(),
                terms.audit(),
                terms.clawback(),
                terms.holdDays(),
                terms.tailDays(),
                terms.rounding(),
                conversion,
                interest,
                carryForward,
                terms.liability(),
                terms.term(),
                terms.jurisdiction(),
                terms.notices(),
                terms.clauses());
    }

    /** The sentences of the one rule, without how its revenue counts; of several rules all there are. */
    private static String said(RevenueShareTerms terms) {
        return TermsFormat.sentences(terms).stream()
                .filter(sentence -> terms.rules().size() > 1
                        || sentence.clauseId().startsWith("split.r.")
                                && !sentence.clauseId().endsWith(".base"))
                .map(sentence -> sentence.clauseId() + " " + sentence.text())
                .collect(Collectors.joining("\n"));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    private static RevenueShareTerms signed() throws Exception {
        try (InputStream signed = SplitSentencesTests.class.getResourceAsStream("/terms/signed-revenue-share.json")) {
            return (RevenueShareTerms)
                    TermsFormat.parse(Objects.requireNonNull(signed).readAllBytes());
        }
    }
}
