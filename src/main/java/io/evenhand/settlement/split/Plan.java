package io.evenhand.settlement.split;

import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.Cap;
import io.evenhand.terms.SplitRule.CapScope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.Floor;
import io.evenhand.terms.SplitRule.FloorScope;
import io.evenhand.terms.SplitRule.PartyShare;
import io.evenhand.terms.SplitRule.Preferred;
import io.evenhand.terms.SplitRule.TierMode;
import io.evenhand.terms.SplitRule.TierScope;
import io.evenhand.terms.SplitRule.Tiers;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One rule of the terms, made ready to be executed: parties as numbers, shares as weights, clauses by name. */
final class Plan {
    final SplitRule rule;
    final int number;
    final List<Deduction> deductions;
    final List<Limit> caps;
    final List<Limit> floors;
    final List<First> preferred;
    final @Nullable Tiers tiers;
    final long[] thresholds;
    final List<Weights> tierWeights;
    /** What the sentences are called that apply to every line, to each step and to each tier. */
    final String baseClause;

    final String tiersClause;
    final List<String> stepClauses;
    final List<String> tierClauses;
    private final List<Weights> stepWeights;
    private final int[] fromMonths;

    /** A cap or a floor: between which parties, at which amount. */
    record Limit(int party, int other, long amount, Scope per, boolean recoupable, String clauseId) {}

    enum Scope {
        LINE,
        PERIOD,
        AGREEMENT
    }

    /** @param weights of the share and the rest; null for a fixed amount */
    record First(Preferred terms, int party, @Nullable Weights weights, long amount, long upTo, String clauseId) {}

    Plan(SplitRule rule, int number, List<String> parties) {
        this.rule = rule;
        this.number = number;
        deductions = rule.base().deductions();
        stepWeights = rule.steps().stream()
                .map(step -> Weights.of(step.shares(), parties))
                .toList();
        fromMonths = rule.steps().stream().mapToInt(step -> step.fromMonth()).toArray();
        baseClause = Clauses.base(rule);
        tiersClause = Clauses.tiers(rule);
        stepClauses = IntStream.range(0, rule.steps().size())
                .mapToObj(step -> Clauses.shares(rule, step))
                .toList();
        tiers = rule.tiers();
        thresholds = tiers == null
                ? new long[0]
                : tiers.tiers().stream()
                        .mapToLong(tier -> tier.from().minorUnits())
                        .toArray();
        tierWeights = tiers == null
                ? List.of()
                : tiers.tiers().stream()
                        .map(tier -> Weights.of(tier.shares(), parties))
                        .toList();
        tierClauses = IntStream.range(0, thresholds.length)
                .mapToObj(tier -> Clauses.tier(rule, tier))
                .toList();
        caps = numbered(rule.caps(), (cap, at) -> limit(cap, at, parties));
        floors = numbered(rule.floors(), (floor, at) -> limit(floor, at, parties));
        preferred = numbered(rule.preferred(), (first, at) -> first(first, at, parties));
    }

    private Limit limit(Cap cap, int at, List<String> parties) {
        return new Limit(
                parties.indexOf(cap.partyId()),
                parties.indexOf(cap.excessToId()),
                cap.atMost().minorUnits(),
                scope(cap.per()),
                false,
                Clauses.cap(rule, at));
    }

    private Limit limit(Floor floor, int at, List<String> parties) {
        return new Limit(
                parties.indexOf(floor.partyId()),
                parties.indexOf(floor.fromId()),
                floor.atLeast().minorUnits(),
                scope(floor.per()),
                floor.recoupable(),
                Clauses.floor(rule, at));
    }

    private First first(Preferred first, int at, List<String> parties) {
        return new First(
                first,
                parties.indexOf(first.partyId()),
                first.share() == null ? null : Weights.ofPartAndRest(first.share()),
                first.amount() == null ? 0 : first.amount().minorUnits(),
                first.upTo() == null ? Long.MAX_VALUE : first.upTo().minorUnits(),
                Clauses.preferred(rule, at));
    }

    private interface Numbered<T, R> {
        R of(T value, int number);
    }

    private static <T, R> List<R> numbered(List<T> values, Numbered<T, R> made) {
        return IntStream.range(0, values.size())
                .mapToObj(i -> made.of(values.get(i), i + 1))
                .toList();
    }

    private static Scope scope(CapScope per) {
        return switch (per) {
            case LINE -> Scope.LINE;
            case PERIOD -> Scope.PERIOD;
            case AGREEMENT -> Scope.AGREEMENT;
        };
    }

    private static Scope scope(FloorScope per) {
        return switch (per) {
            case LINE -> Scope.LINE;
            case PERIOD -> Scope.PERIOD;
            case AGREEMENT -> Scope.AGREEMENT;
        };
    }

    /** Which step holds in a month of the stream. */
    int stepOf(int month) {
        int step = fromMonths.length - 1;
        while (step > 0 && month < fromMonths[step]) {
            step--;
        }
        return step;
    }

    Weights weightsOfStep(int step) {
        return stepWeights.get(step);
    }

    List<PartyShare> sharesOfTier(int tier) {
        return java.util.Objects.requireNonNull(tiers).tiers().get(tier).shares();
    }

    boolean isRetroactive() {
        return tiers != null && tiers.retroactive();
    }

    boolean isMarginal() {
        return tiers != null && tiers.mode() == TierMode.MARGINAL;
    }

    boolean sumsByDeal() {
        return tiers != null && tiers.over() == TierScope.DEAL;
    }

    boolean sumsByPeriod() {
        return tiers != null && tiers.over() == TierScope.PERIOD;
    }

    /** The last tier that a sum reaches. */
    int tierOf(long counted) {
        int tier = thresholds.length - 1;
        while (tier > 0 && counted < thresholds[tier]) {
            tier--;
        }
        return tier;
    }

    /** How many numbers are remembered of a scope of tiers: the sum, and what {@link Resharing} needs. */
    int numbersOfScope(int parties) {
        return isRetroactive() ? Resharing.numbers(thresholds.length, parties) : 1;
    }
}
