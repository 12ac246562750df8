package io.evenhand.settlement.split;

import io.evenhand.settlement.split.Correction.Reason;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Reshared;
import io.evenhand.settlement.split.DerivationStep.Slice;
import io.evenhand.terms.SplitRule.PartyShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shares that depend on what was counted before in the scope of the tiers. */
final class TierArithmetic {
    private final Desk desk;
    private final LineArithmetic arithmetic;

    TierArithmetic(Desk desk, LineArithmetic arithmetic) {
        this.desk = desk;
        this.arithmetic = arithmetic;
    }

    /** The numbers of the scope in which a line counts: a live array, or of a deal a copy that {@link #keep} puts back. */
    long[] scope(Plan plan, String dealId, int period) {
        if (!plan.sumsByDeal()) {
            return desk.totals.scope(plan, plan.sumsByPeriod() ? period : 0);
        }
        long[] kept = desk.lines.find(LineMemory.Kind.DEAL, dealName(plan, dealId));
        return kept == null ? new long[plan.numbersOfScope(desk.parties.size())] : kept;
    }

    void keep(Plan plan, String dealId, long[] scope) {
        if (plan.sumsByDeal()) {
            desk.lines.keep(LineMemory.Kind.DEAL, dealName(plan, dealId), scope);
        }
    }

    static String dealName(Plan plan, String dealId) {
        return plan.rule.id() + "/" + dealId;
    }

    /** Adds to the parts what the tiers give of the rest; the base decides on the tiers. */
    void divide(Plan plan, long before, long base, long rest, long[] parts, Steps steps) {
        String clause = plan.tiersClause;
        int last = plan.tierOf(before + base);
        int first = plan.isMarginal() ? plan.tierOf(before) : last;
        if (plan.isMarginal() && last > first && before + base == plan.thresholds[last]) {
            last--;
        }
        List<Long> amounts = new ArrayList<>(1);
        for (int tier = first; tier <= last; tier++) {
            long from = tier == first ? before : plan.thresholds[tier];
            long to = tier == last ? before + base : plan.thresholds[tier + 1];
            amounts.add(to - from);
        }
        if (steps.areWanted()) {
            int start = first;
            steps.add(new ByTier(
                    clause,
                    desk.money(before),
                    desk.money(before + base),
                    IntStream.range(0, amounts.size())
                            .mapToObj(i -> new Slice(
                                    start + i + 1, desk.money(plan.thresholds[start + i]), desk.money(amounts.get(i))))
                            .toList()));
        }
        if (first == last) {
            arithmetic.divide(
                    plan.tierWeights.get(first),
                    rest,
                    parts,
                    plan.tierClauses.get(first),
                    null,
                    plan.sharesOfTier(first),
                    steps);
            return;
        }
        Weights blended = Weights.blended(plan.tierWeights.subList(first, last + 1), amounts);
        List<PartyShare> shares = steps.areWanted() ? blended.shares(desk.parties) : List.of();
        arithmetic.divide(blended, rest, parts, clause, null, shares, steps);
    }

    /** What everybody would have of a line by a tier. */
    long[] byTier(Plan plan, int tier, long[] taken, long rest) {
        long[] parts = new long[desk.parties.size()];
        LineArithmetic.takeFirst(plan, taken, parts);
        plan.tierWeights.get(tier).divide(rest, parts);
        arithmetic.limitLine(plan, parts, Steps.when(false));
        return parts;
    }

    Resharing resharing(Plan plan, long[] scope) {
        return new Resharing(scope, plan.thresholds.length, desk.parties.size());
    }

    /** Shares what was shared before by a tier that is reached, or fallen back to, and adds the difference to the totals; none where there is none. */
    Optional<Correction> reach(Plan plan, long[] scope, int tier, int period, int bookedIn) {
        Resharing lines = resharing(plan, scope);
        int parties = desk.parties.size();
        long[] was = lines.have();
        long[] is = lines.haveBy(tier);
        lines.hold(tier);
        if (Arrays.equals(was, is)) {
            return Optional.empty();
        }
        long[] change = new long[parties];
        for (int i = 0; i < parties; i++) {
            change[i] = is[i] - was[i];
        }
        Steps steps = Steps.when(desk.explains);
        String clause = plan.tiersClause;
        if (steps.areWanted()) {
            steps.add(new Reshared(clause, desk.money(scope[0]), tier + 1, desk.parts(was), desk.parts(is)));
        }
        arithmetic.limitTotals(plan, change, period, steps);
        long[] book = desk.totals.book(bookedIn);
        for (int i = 0; i < parties; i++) {
            book[parties + i] += change[i];
        }
        return Optional.of(new Correction(
                Reason.TIER_REACHED,
                plan.rule.id(),
                clause,
                desk.period(period),
                desk.period(bookedIn),
                desk.parts(change),
                steps.all()));
    }
}
