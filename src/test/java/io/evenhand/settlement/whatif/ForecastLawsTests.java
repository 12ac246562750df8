package io.evenhand.settlement.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.ArbitraryDeals;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Correction.Reason;
import io.evenhand.settlement.split.DerivationStep;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.PeriodEnd;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.ReportingPeriod;
import io.evenhand.settlement.split.RevenueLine;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.settlement.split.Splitter;
import io.evenhand.settlement.whatif.Forecast.Kind;
import io.evenhand.settlement.whatif.Forecast.Share;
import io.evenhand.terms.RevenueShareTerms;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Proves on generated terms and lines from a fixed seed that a forecast says what the engine says when it is asked directly: the same
 * amounts for every period and party, and a warning exactly where a step of the engine's derivations is one.
 */
@Execution(ExecutionMode.CONCURRENT)
class ForecastLawsTests {
    private static final Set<Kind> OF_STEPS =
            Set.of(Kind.TIER, Kind.CAP, Kind.FLOOR, Kind.RECOUPED, Kind.RESHARED, Kind.CARRIED_FORWARD, Kind.LAPSED);

    private record Clause(Kind kind, String id) {}

    @Test
    void aForecastIsWhatTheEngineSays() {
        Random random = new Random(20261130);
        Set<Kind> seen = new HashSet<>();
        for (int done = 0; done < 600; ) {
            RevenueShareTerms terms;
            try {
                terms = ArbitraryDeals.next(random);
            } catch (IllegalArgumentException contradictory) {
                continue;
            }
            List<RevenueLine> lines = ArbitraryDeals.lines(random, 30);
            Forecast forecast = Forecast.of(terms, lines, null);
            Asked asked = new Asked(terms, lines);
            asked.ends.forEach(end -> samePositions(forecast, end));
            assertThat(clauses(forecast)).as("%s", terms).isEqualTo(asked.clauses);
            asked.clauses.forEach(clause -> seen.add(clause.kind()));
            sentences(terms, forecast);
            done++;
        }
        assertThat(seen).containsAll(OF_STEPS);
    }

    private static void samePositions(Forecast forecast, PeriodEnd end) {
        for (int i = 0; i < end.positions().size(); i++) {
            Position position = end.positions().get(i);
            assertThat(sum(forecast, end.period(), i, Share::earned)).isEqualTo(position.earned());
            assertThat(sum(forecast, end.period(), i, Share::corrected)).isEqualTo(position.corrected());
            assertThat(sum(forecast, end.period(), i, Share::returned)).isEqualTo(position.returned());
            assertThat(sum(forecast, end.period(), i, Share::payable)).isEqualTo(position.payable());
        }
    }

    private static Money sum(Forecast forecast, ReportingPeriod period, int party, Function<Share, Money> amount) {
        return forecast.months().stream()
                .filter(month -> !month.month().isBefore(YearMonth.from(period.firstDay()))
                        && !month.month().isAfter(YearMonth.from(period.lastDay())))
                .map(month -> amount.apply(month.shares().get(party)))
                .reduce(Money.zero(Money.currency("EUR")), Money::plus);
    }

    private static Set<Clause> clauses(Forecast forecast) {
        return forecast.bites().stream()
                .filter(bite -> OF_STEPS.contains(bite.kind()))
                .map(bite -> new Clause(bite.kind(), bite.clauseId()))
                .collect(Collectors.toSet());
    }

    private static void sentences(RevenueShareTerms terms, Forecast forecast) {
        Map<String, String> contract =
                TermsFormat.sentences(terms).stream().collect(Collectors.toMap(Sentence::clauseId, Sentence::text));
        assertThat(forecast.bites())
                .allSatisfy(bite -> assertThat(contract).containsEntry(bite.clauseId(), bite.sentence()));
    }

    /** The engine, asked without a forecast. */
    private static final class Asked {
        private final List<PeriodEnd> ends = new ArrayList<>();
        private final Set<Clause> clauses = new HashSet<>();

        Asked(RevenueShareTerms terms, List<RevenueLine> lines) {
            Splitter splitter = Splitter.of(terms, TermsFormat.hash(terms));
            ReportingPeriod last = splitter.openPeriod();
            for (RevenueLine line : lines) {
                Shared shared = (Shared) splitter.apply(line);
                last = shared.split().period().compareTo(last) > 0
                        ? shared.split().period()
                        : last;
                shared.split().derivation().forEach(this::step);
                shared.corrections().forEach(this::correction);
            }
            while (splitter.openPeriod().compareTo(last) <= 0) {
                PeriodEnd end = splitter.endPeriod();
                ends.add(end);
                end.corrections().forEach(this::correction);
                String carry = terms.carryForward() == null ? "clawback" : "clawback.carry-forward";
                for (Position position : end.positions()) {
                    add(Kind.CARRIED_FORWARD, carry, position.carriedForward().isPositive());
                    add(Kind.LAPSED, carry, position.lapsed().isPositive());
                }
            }
        }

        private void correction(Correction correction) {
            add(Kind.RESHARED, correction.clauseId(), correction.reason() == Reason.TIER_REACHED);
            correction.derivation().forEach(this::step);
        }

        private void step(DerivationStep step) {
            switch (step) {
                case ByTier tiers ->
                    tiers.slices()
                            .forEach(slice -> add(Kind.TIER, "split.services.tier." + slice.tier(), slice.tier() > 1));
                case Capped capped ->
                    add(Kind.CAP, capped.clauseId(), capped.over().isPositive());
                case RaisedToFloor floor -> add(Kind.FLOOR, floor.clauseId(), true);
                case Recouped recouped -> add(Kind.RECOUPED, recouped.clauseId(), true);
                default -> {}
            }
        }

        private void add(Kind kind, String clause, boolean bites) {
            if (bites) {
                clauses.add(new Clause(kind, clause));
            }
        }
    }
}
