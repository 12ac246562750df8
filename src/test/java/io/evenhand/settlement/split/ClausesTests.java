package io.evenhand.settlement.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.Occurrence;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.TermsFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Proves that whatever the engine does is said by a sentence of the contract, and that every step can be put into words. */
class ClausesTests {
    private static final Explanation WORDS = Explanation.inEnglish(id -> id);

    @Test
    void everyStepNamesASentenceOfTheTerms() {
        Deal everything = Deal.between("ann", "bob", "cid")
                .tiers(TierScope.PERIOD, TierMode.WHOLE, true)
                .tier("0.00", "10%", "30%", "60%")
                .tier("100.00", "20%", "30%", "50%")
                .net(Deduction.LICENCE_COST)
                .first("bob", "5%", null, null)
                .cap("ann", "50.00", CapScope.PERIOD, "cid")
                .floor("bob", "10.00", FloorScope.LINE, "cid")
                .guarantee("ann", "40.00", "cid")
                .conversion(RateDate.COUNTED);
        Deal months = Deal.between("ann", "bob")
                .from(1, "20%", "80%")
                .from(13, "10%", "90%")
                .recurring(24);
        List<DerivationStep> steps = steps(everything);
        assertThat(steps)
                .extracting(step -> step.getClass().getSimpleName())
                .contains(
                        "Counted",
                        "Deducted",
                        "Converted",
                        "TakenFirst",
                        "ByTier",
                        "Divided",
                        "Capped",
                        "RaisedToFloor",
                        "Reshared",
                        "Returned",
                        "Recouped");
        assertThat(clauses(everything.terms())).containsAll(ids(steps));
        Splitter splitter = months.splitter();
        assertThat(clauses(months.terms()))
                .containsAll(ids(Lines.split(splitter.apply(Lines.payment("1", Deal.START, Money.of("1.00", "EUR"))))
                        .derivation()))
                .contains("split.services.months", "clawback", "tail", "payment");
        steps.forEach(step -> assertThat(WORDS.of(step)).endsWith(".").doesNotContain("null", "%s"));
    }

    private static List<DerivationStep> steps(Deal deal) {
        Splitter splitter = deal.splitter();
        RevenueLine dollars = Lines.line(
                "1",
                LineKind.SALE,
                Occurrence.ONE_OFF,
                "deal",
                Deal.START,
                Money.of("100.00", "USD"),
                Map.of(Deduction.LICENCE_COST, Money.of("20.00", "USD")),
                null,
                ExchangeRate.parse("0.9"));
        List<SplitResult> results = new ArrayList<>(List.of(
                splitter.apply(dollars),
                splitter.apply(Lines.sale("2", "400.00")),
                splitter.apply(Lines.refund("3", dollars, "10.00"))));
        List<Correction> corrections = new ArrayList<>();
        results.forEach(result -> corrections.addAll(Lines.corrections(result)));
        // A period of nothing is made up for by the guarantee, and a good one after it pays that back.
        corrections.addAll(splitter.endPeriod().corrections());
        corrections.addAll(splitter.endPeriod().corrections());
        results.add(splitter.apply(Lines.sale("4", Deal.START.plusMonths(2), Money.of("1000.00", "EUR"))));
        corrections.addAll(splitter.endPeriod().corrections());
        List<DerivationStep> steps = new ArrayList<>();
        results.forEach(result -> steps.addAll(Lines.split(result).derivation()));
        corrections.forEach(correction -> steps.addAll(correction.derivation()));
        return steps;
    }

    private static Set<String> ids(List<DerivationStep> steps) {
        return steps.stream().map(DerivationStep::clauseId).collect(Collectors.toSet());
    }

    private static Set<String> clauses(RevenueShareTerms terms) {
        return TermsFormat.sentences(terms).stream().map(Sentence::clauseId).collect(Collectors.toSet());
    }
}
