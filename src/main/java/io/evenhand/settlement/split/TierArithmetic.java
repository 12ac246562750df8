package io.evenhand.settlement.split;

import io.evenhand.settlement.split.Correction.Reason;
import io.evenhand.settlement.split.DerivationStep.ByTier;
import io.evenhand.settlement.split.DerivationStep.Reshared;
import io.evenhand.settlement.split.DerivationStep.Slice;
import io.evenhand.terms.SplitRule.PartyShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares that depend on what was counted before in the scope of the tiers.
 *
 * <p>For tiers that are retroactive it is remembered what everybody would have of all lines by each tier, worked out line by line with the
 * line's own rounding, caps and floors. So reaching a tier costs the same however many lines there were, and the correction is, to the
 * minor unit, what sharing each earlier line anew would give.
 */
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

    private static String dealName(Plan plan, String dealId) {
        return plan.rule.id() + "/" + dealId;
    }

    /** Adds to the parts what the tiers give of the rest; the base decides on the tiers. */
    void divide(Plan plan, long before, long base, long rest, long[] parts, Steps steps) {
        String clause = Clauses.tiers(plan.rule);
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
                    plan.tierWeights.get(first), rest, parts, clause, null, plan.sharesOfTier(first), steps);
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

    /** Adds what everybody would have of a line to the numbers of its scope, or takes it out again. */
    static void add(long[] scope, int tier, long[] parts, int sign) {
        int at = 1 + tier * parts.length;
        for (int i = 0; i < parts.length; i++) {
            scope[at + i] += sign * parts[i];
        }
    }

    private static long[] have(long[] scope, int tier, int parties) {
        return Arrays.copyOfRange(scope, 1 + tier * parties, 1 + (tier + 1) * parties);
    }

    /** Shares what is in the scope by another tier, and adds the difference to the totals. */
    Correction reshare(Plan plan, long[] scope, int fromTier, int toTier, int period, int bookedIn) {
        int parties = desk.parties.size();
        long[] was = have(scope, fromTier, parties);
        long[] is = have(scope, toTier, parties);
        long[] change = new long[parties];
        for (int i = 0; i < parties; i++) {
            change[i] = is[i] - was[i];
        }
        Steps steps = Steps.when(desk.explains);
        String clause = Clauses.tiers(plan.rule);
        if (steps.areWanted()) {
            steps.add(new Reshared(
                    clause,
                    desk.money(scope[0]),
                    fromTier + 1,
                    toTier + 1,
                    desk.parts(was),
                    desk.parts(is)));
        }
        arithmetic.limitTotals(plan, change, period, steps);
        long[] book = desk.totals.book(bookedIn);
        for (int i = 0; i < parties; i++) {
            book[parties + i] += change[i];
        }
        return new Correction(
                Reason.TIER_REACHED,
                plan.rule.id(),
                clause,
                desk.period(period),
                desk.period(bookedIn),
                desk.parts(change),
                steps.all());
    }
}
