package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.DerivationStep.Returned;
import io.evenhand.settlement.split.SplitResult.NotShared;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.RevenueShareTerms.Clawback;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Returns shares of money that went back.
 *
 * <p>Of a line whose base is B, and r of whose gross amount G has gone back within the clawback, B·r/G (half-even) of the base has gone
 * back, divided as {@link Mirror} says. The line's own period, deal and agreement lose it: as if that part had never come. By retroactive
 * tiers a line has what the tier gives that holds for it now, so that is what goes back; a tier that is lost with it is corrected like one that is reached.
 */
final class Returns {
    private final Desk desk;
    private final LineArithmetic arithmetic;
    private final TierArithmetic tiers;

    Returns(Desk desk, LineArithmetic arithmetic, TierArithmetic tiers) {
        this.desk = desk;
        this.arithmetic = arithmetic;
        this.tiers = tiers;
    }

    SplitResult apply(RevenueLine line, long fingerprint) {
        String of = line.refundOf();
        if (of == null) {
            return new Refused(
                    line.id(), "refundOf", "is missing for money that went back", "name the line that it went back of");
        }
        if (!line.deductions().isEmpty()) {
            return new Refused(
                    line.id(),
                    "deductions",
                    "are given for money that went back",
                    "leave them out; what was deducted goes back with the line");
        }
        long[] found = desk.lines.find(LineMemory.Kind.LINE, of);
        if (found == null) {
            return new Refused(
                    line.id(),
                    "refundOf",
                    "names no line that came before",
                    "put the line that it went back of before it");
        }
        Remembered original = new Remembered(found, desk.parties.size());
        Refused refused = refusal(line, original);
        if (refused != null) {
            return refused;
        }
        NotShared kept = whyNothingGoesBack(line, original);
        desk.lines.keep(
                LineMemory.Kind.LINE,
                line.id(),
                new Remembered(line, fingerprint, Remembered.WENT_BACK, original.period(), 0, 0).numbers);
        long before = original.askedBack();
        original.refund(line.gross().minorUnits(), kept == null);
        desk.lines.keep(LineMemory.Kind.LINE, of, original.numbers);
        return kept != null ? kept : giveBack(line, of, original, before);
    }

    private @Nullable Refused refusal(RevenueLine line, Remembered original) {
        if (original.state() == Remembered.WENT_BACK) {
            return new Refused(
                    line.id(), "refundOf", "names money that went back itself", "name the sale that it went back of");
        }
        if (!original.isOf(line)) {
            return new Refused(
                    line.id(),
                    "refundOf",
                    "names a line of other revenue or another deal",
                    "give the revenue, occurrence and deal of that line");
        }
        if (original.currency() != line.gross().currency().getNumericCode()) {
            return new Refused(
                    line.id(),
                    "gross",
                    "is in %s, but the line that it went back of is not"
                            .formatted(line.gross().currency()),
                    "give it in the currency of that line");
        }
        if (line.countedOn().toEpochDay() < original.countedOn()) {
            return new Refused(
                    line.id(),
                    "countedOn",
                    "is %s, before the line that it went back of counted".formatted(line.countedOn()),
                    "correct the day");
        }
        long left = original.gross() - original.refunded();
        return line.gross().minorUnits() <= left
                ? null
                : new Refused(
                        line.id(),
                        "gross",
                        "is %s, but only %s of that line is left"
                                .formatted(
                                        line.gross(),
                                        new Money(left, line.gross().currency())),
                        "correct the amount");
    }

    private @Nullable NotShared whyNothingGoesBack(RevenueLine line, Remembered original) {
        if (original.state() == Remembered.NOT_SHARED) {
            return desk.notShared(line, Clauses.CLAWBACK, new WhyNotShared.WasNotShared());
        }
        Clawback clawback = desk.terms.clawback();
        if (clawback == null) {
            return desk.notShared(line, Clauses.CLAWBACK, new WhyNotShared.NothingIsAskedBack());
        }
        if (!clawback.on().contains(line.kind().trigger().orElseThrow())) {
            return desk.notShared(line, Clauses.CLAWBACK, new WhyNotShared.OtherEvent(line.kind()));
        }
        LocalDate counted = LocalDate.ofEpochDay(original.countedOn());
        if (clawback.until() == Clawback.Until.PAYOUT) {
            LocalDate payout = desk.terms.payoutOn(counted);
            if (line.countedOn().isAfter(payout)) {
                return desk.notShared(line, Clauses.CLAWBACK, new WhyNotShared.PaidOut(payout));
            }
        }
        LocalDate last = counted.plusMonths(clawback.withinMonths());
        return line.countedOn().isAfter(last)
                ? desk.notShared(line, Clauses.CLAWBACK, new WhyNotShared.TooLateToAskBack(last))
                : null;
    }

    private SplitResult giveBack(RevenueLine line, String of, Remembered original, long askedBefore) {
        Plan plan = Objects.requireNonNull(desk.planOf(line));
        long base = original.base();
        long before = part(base, askedBefore, original.gross());
        long after = part(base, original.askedBack(), original.gross());
        Steps steps = Steps.when(desk.explains);
        if (steps.areWanted()) {
            steps.add(new Returned(
                    Clauses.CLAWBACK,
                    of,
                    new Money(original.askedBack(), line.gross().currency()),
                    new Money(original.gross(), line.gross().currency()),
                    desk.money(after),
                    desk.money(base)));
        }
        long[] more = difference(original.more(), before, after, base);
        long[] preferred = desk.totals.preferred(plan);
        for (int i = 0; i < preferred.length; i++) {
            preferred[i] -= more[i];
        }
        int period = original.period();
        int bookedIn = desk.bookedIn(ReportingPeriod.number(line.countedOn(), desk.every));
        long[] parts;
        List<Correction> corrections = List.of();
        if (plan.isRetroactive()) {
            long[] scope = tiers.scope(plan, line.dealId(), period);
            parts = byEachTier(plan, scope, original, before, after);
            arithmetic.limitTotals(plan, parts, period, steps);
            int held = plan.tierOf(scope[0]);
            scope[0] -= after - before;
            int holds = plan.tierOf(scope[0]);
            if (holds != held) {
                corrections = tiers.reach(plan, scope, holds, period, bookedIn).stream()
                        .toList();
            }
            tiers.keep(plan, line.dealId(), scope);
        } else {
            long[] gone = minus(Mirror.at(original.parts(), after), Mirror.at(original.parts(), before));
            arithmetic.takeBack(plan, gone, Arrays.copyOfRange(more, preferred.length, more.length), period);
            parts = minus(new long[gone.length], gone);
            if (plan.tiers != null) {
                long[] scope = tiers.scope(plan, line.dealId(), period);
                scope[0] -= after - before;
                tiers.keep(plan, line.dealId(), scope);
            }
        }
        long[] book = desk.totals.book(bookedIn);
        for (int i = 0; i < parts.length; i++) {
            book[2 * parts.length + i] -= parts[i];
        }
        return new Shared(
                new LineSplit(
                        line.id(),
                        line.kind(),
                        plan.rule.id(),
                        desk.period(bookedIn),
                        desk.money(before - after),
                        desk.parts(parts),
                        steps.all(),
                        desk.hash),
                corrections);
    }

    /** Takes what goes back out of what is remembered for retroactive tiers; returns the change by the one that holds for the line. */
    private long[] byEachTier(Plan plan, long[] scope, Remembered original, long before, long after) {
        Resharing lines = tiers.resharing(plan, scope);
        int holds = plan.tierOf(scope[0]);
        long[] change = new long[desk.parties.size()];
        for (int tier = 0; tier < plan.thresholds.length; tier++) {
            long[] whole = tiers.byTier(plan, tier, original.more(), original.rest());
            long[] gone = minus(Mirror.at(whole, after), Mirror.at(whole, before));
            lines.add(holds, tier, gone, -1);
            if (tier == holds) {
                change = minus(new long[gone.length], gone);
            }
        }
        return change;
    }

    /** Half-even; of nothing, nothing. */
    private static long part(long base, long refunded, long gross) {
        if (base == gross || refunded == 0) {
            return refunded == 0 ? 0 : refunded;
        }
        return new BigDecimal(BigInteger.valueOf(base).multiply(BigInteger.valueOf(refunded)))
                .divide(BigDecimal.valueOf(gross), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Of numbers that go back in proportion, each for itself. */
    private static long[] difference(long[] numbers, long before, long after, long base) {
        long[] gone = new long[numbers.length];
        for (int i = 0; i < gone.length; i++) {
            gone[i] =
                    base == 0 ? 0 : Mirror.nearest(numbers[i], after, base) - Mirror.nearest(numbers[i], before, base);
        }
        return gone;
    }

    private static long[] minus(long[] one, long[] other) {
        long[] difference = new long[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }
}
