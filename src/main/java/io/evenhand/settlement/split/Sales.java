package io.evenhand.settlement.split;

import io.evenhand.money.ExchangeRate;
import io.evenhand.money.Money;
import io.evenhand.settlement.split.DerivationStep.Converted;
import io.evenhand.settlement.split.SplitResult.Refused;
import io.evenhand.settlement.split.SplitResult.Shared;
import io.evenhand.terms.RevenueShareTerms.Conversion.RateDate;
import io.evenhand.terms.SplitRule;
import io.evenhand.terms.SplitRule.Occurrence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Shares money that came. */
final class Sales {
    private static final String VOLUME = "volume";
    /** Of everything ever counted: no total of parts can then leave 64 bits. */
    private static final long MOST_VOLUME = Long.MAX_VALUE / 4;

    private final Desk desk;
    private final LineArithmetic arithmetic;
    private final TierArithmetic tiers;

    Sales(Desk desk, LineArithmetic arithmetic, TierArithmetic tiers) {
        this.desk = desk;
        this.arithmetic = arithmetic;
        this.tiers = tiers;
    }

    SplitResult apply(RevenueLine line, long fingerprint) {
        Refused refused = refusal(line);
        if (refused != null) {
            return refused;
        }
        Plan plan = desk.planOf(line);
        if (plan == null) {
            SplitRule first = desk.terms.rules().getFirst();
            return keep(line, fingerprint, desk.notShared(line, Clauses.base(first), new WhyNotShared.NotCovered()));
        }
        SplitResult late = afterTheEnd(line);
        if (late != null) {
            return keep(line, fingerprint, late);
        }
        refused = currencyRefusal(line);
        if (refused != null) {
            return refused;
        }
        if (!desk.firstOrders.isReachedWith(line)) {
            return keep(line, fingerprint, desk.notShared(line, Clauses.FIRST_ORDER, desk.firstOrders.why(line)));
        }
        Integer month = null;
        String stream = null;
        if (plan.rule.occurrence() == Occurrence.RECURRING) {
            stream = streamName(plan, line);
            long[] begun = desk.lines.find(LineMemory.Kind.STREAM, stream);
            LocalDate first = begun == null ? line.countedOn() : LocalDate.ofEpochDay(begun[0]);
            stream = begun == null ? stream : null;
            if (line.countedOn().isBefore(first)) {
                return new Refused(
                        line.id(),
                        "countedOn",
                        "is %s, but its stream began on %s".formatted(line.countedOn(), first),
                        "report the lines of a stream in the order in which they count");
            }
            month = month(first, line.countedOn());
            Integer months = plan.rule.months();
            if (months != null && month > months) {
                return keep(
                        line,
                        fingerprint,
                        desk.notShared(
                                line, Clauses.months(plan.rule), new WhyNotShared.AfterTheLastMonth(month, months)));
            }
        }
        return share(plan, line, fingerprint, month, stream);
    }

    /** @param newStream whose first payment the line is; absent where there is none, or it began before */
    private SplitResult share(
            Plan plan, RevenueLine line, long fingerprint, @Nullable Integer month, @Nullable String newStream) {
        Steps steps = Steps.when(desk.explains);
        Money counted = arithmetic.counted(plan, line, steps);
        long base;
        try {
            base = converted(line, counted, steps);
            long[] volume = desk.totals.of(VOLUME, 1);
            if (base > MOST_VOLUME - volume[0]) {
                throw new ArithmeticException("too much");
            }
            volume[0] += base;
        } catch (ArithmeticException beyond) {
            return new Refused(
                    line.id(),
                    "gross",
                    "brings what was counted beyond 64 bits",
                    "check the amount and the lines before it");
        }
        if (newStream != null) {
            desk.lines.keep(LineMemory.Kind.STREAM, newStream, new long[] {
                line.countedOn().toEpochDay()
            });
        }
        desk.firstOrders.note(line);
        int parties = desk.parties.size();
        int period = ReportingPeriod.number(line.countedOn(), desk.every);
        long[] parts = new long[parties];
        long[] preferred = desk.totals.preferred(plan);
        long[] taken = arithmetic.takeFirst(plan, base, preferred, parts, steps);
        long rest = base;
        for (int i = 0; i < taken.length; i++) {
            preferred[i] += taken[i];
            rest -= taken[i];
        }
        long[] scope = plan.tiers == null ? null : tiers.scope(plan, line.dealId(), period);
        if (scope == null) {
            int step = month == null ? 0 : plan.stepOf(month);
            arithmetic.divide(
                    plan.weightsOfStep(step),
                    rest,
                    parts,
                    plan.stepClauses.get(step),
                    plan.rule.steps().size() == 1 ? null : month,
                    plan.rule.steps().get(step).shares(),
                    steps);
        } else {
            tiers.divide(plan, scope[0], base, rest, parts, steps);
        }
        arithmetic.limitLine(plan, parts, steps);
        long[] diverted = arithmetic.limitTotals(plan, parts, period, steps);
        int bookedIn = desk.bookedIn(period);
        long[] book = desk.totals.book(bookedIn);
        for (int i = 0; i < parties; i++) {
            book[i] += parts[i];
        }
        List<Correction> corrections = scope == null ? List.of() : count(plan, line, scope, base, rest, taken, period);
        Remembered kept = new Remembered(
                line, fingerprint, Remembered.SHARED, period, parts.length, taken.length + diverted.length);
        kept.base(base, rest);
        kept.parts(parts, taken, diverted);
        desk.lines.keep(LineMemory.Kind.LINE, line.id(), kept.numbers);
        return new Shared(
                new LineSplit(
                        line.id(),
                        line.kind(),
                        plan.rule.id(),
                        desk.period(period),
                        desk.money(base),
                        desk.parts(parts),
                        steps.all(),
                        desk.hash),
                corrections);
    }

    /** Counts a line towards its tier, and shares earlier ones by a tier that is reached. */
    private List<Correction> count(
            Plan plan, RevenueLine line, long[] scope, long base, long rest, long[] taken, int period) {
        int before = plan.tierOf(scope[0]);
        scope[0] += base;
        int after = plan.tierOf(scope[0]);
        List<Correction> corrections = List.of();
        if (plan.isRetroactive()) {
            Resharing lines = tiers.resharing(plan, scope);
            if (after > before) {
                corrections = tiers.reach(plan, scope, after, period, desk.bookedIn(period)).stream()
                        .toList();
            }
            for (int tier = 0; tier < plan.thresholds.length; tier++) {
                lines.add(after, tier, tiers.byTier(plan, tier, taken, rest), 1);
            }
        }
        tiers.keep(plan, line.dealId(), scope);
        return corrections;
    }

    private SplitResult keep(RevenueLine line, long fingerprint, SplitResult result) {
        int period = ReportingPeriod.number(line.countedOn(), desk.every);
        desk.lines.keep(
                LineMemory.Kind.LINE,
                line.id(),
                new Remembered(line, fingerprint, Remembered.NOT_SHARED, period, 0, 0).numbers);
        return result;
    }

    private @Nullable Refused refusal(RevenueLine line) {
        if (line.refundOf() != null) {
            return new Refused(
                    line.id(),
                    "refundOf",
                    "is given for a sale",
                    "leave it out, or say that it is money that went back");
        }
        if (line.countedOn().isBefore(desk.terms.effectiveOn())) {
            return new Refused(
                    line.id(),
                    "countedOn",
                    "is %s, before the first day of the agreement, %s"
                            .formatted(line.countedOn(), desk.terms.effectiveOn()),
                    "leave the line out, or correct the day");
        }
        if (line.orderedOn().isAfter(line.countedOn())) {
            return new Refused(
                    line.id(),
                    "orderedOn",
                    "is %s, after the day on which the line counts, %s".formatted(line.orderedOn(), line.countedOn()),
                    "correct one of the two days");
        }
        return null;
    }

    private @Nullable SplitResult afterTheEnd(RevenueLine line) {
        LocalDate lastDay = desk.lastDay;
        if (!line.countedOn().isAfter(lastDay)) {
            return null;
        }
        boolean inTail = !line.orderedOn().isAfter(lastDay)
                && !line.countedOn().isAfter(lastDay.plusDays(desk.terms.tailDays()));
        return inTail
                ? null
                : desk.notShared(
                        line, Clauses.TAIL, new WhyNotShared.AfterTheEnd(lastDay, line.orderedOn(), line.countedOn()));
    }

    private @Nullable Refused currencyRefusal(RevenueLine line) {
        CurrencyUnit currency = line.gross().currency();
        if (currency.equals(desk.currency)) {
            return line.rate() == null
                    ? null
                    : new Refused(line.id(), "rate", "is given for a line in %s".formatted(currency), "leave it out");
        }
        if (desk.terms.conversion() == null) {
            return new Refused(
                    line.id(),
                    "gross",
                    "is in %s, but the parties settle in %s (clause \"%s\") and have agreed on no conversion"
                            .formatted(currency, desk.currency, Clauses.PAYMENT),
                    "report it in %s, or amend the terms".formatted(desk.currency));
        }
        LocalDate day = rateDay(line);
        if (line.rate() == null) {
            return new Refused(
                    line.id(),
                    "rate",
                    "is missing for a line in %s".formatted(currency),
                    "give the rate of %s in %s for one %s (clause \"%s\")"
                            .formatted(day, desk.currency, currency, Clauses.CONVERSION));
        }
        long[] known = desk.totals.of("rate/" + currency + "/" + day, 1);
        long rate = RevenueLine.mix(0, line.rate().toString());
        if (known[0] != 0 && known[0] != rate) {
            return new Refused(
                    line.id(),
                    "rate",
                    "is another than before for %s on %s".formatted(currency, day),
                    "give the same rate for the same day");
        }
        known[0] = rate;
        return null;
    }

    private LocalDate rateDay(RevenueLine line) {
        RateDate on = Objects.requireNonNull(desk.terms.conversion()).on();
        return switch (on) {
            case COUNTED -> line.countedOn();
            case PERIOD_END -> ReportingPeriod.of(line.countedOn(), desk.every).lastDay();
        };
    }

    private long converted(RevenueLine line, Money counted, Steps steps) {
        ExchangeRate rate = line.rate();
        if (rate == null) {
            return counted.minorUnits();
        }
        Money to = rate.convertHalfEven(counted, desk.currency);
        if (steps.areWanted()) {
            steps.add(new Converted(Clauses.CONVERSION, counted, rate, rateDay(line), to));
        }
        return to.minorUnits();
    }

    static String streamName(Plan plan, RevenueLine line) {
        return plan.rule.id() + "/" + (line.streamId() == null ? "" : line.streamId());
    }

    /**
     * In which month of its stream a day lies, counted from 1. Month n begins n - 1 months after the first payment, in a shorter calendar
     * month on its last day: so what is paid at every end of a month falls into one month after the other.
     */
    static int month(LocalDate first, LocalDate day) {
        int months = Math.toIntExact(ChronoUnit.MONTHS.between(first, day));
        return first.plusMonths(months + 1L).isAfter(day) ? months + 1 : months + 2;
    }
}
