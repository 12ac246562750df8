package io.evenhand.settlement.split;

import io.evenhand.money.Money;
import io.evenhand.settlement.split.DerivationStep.Capped;
import io.evenhand.settlement.split.DerivationStep.Counted;
import io.evenhand.settlement.split.DerivationStep.Deducted;
import io.evenhand.settlement.split.DerivationStep.Divided;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.TakenFirst;
import io.evenhand.settlement.split.Plan.First;
import io.evenhand.settlement.split.Plan.Limit;
import io.evenhand.settlement.split.Plan.Scope;
import io.evenhand.terms.SplitRule.Deduction;
import io.evenhand.terms.SplitRule.PartyShare;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is worked out of one line alone, and the caps that also look at what came before it. */
final class LineArithmetic {
    private final Desk desk;

    LineArithmetic(Desk desk) {
        this.desk = desk;
    }

    /** Gross less deductions in the order of the rule, never below zero, in the currency of the line. */
    Money counted(Plan plan, RevenueLine line, Steps steps) {
        String clause = plan.baseClause;
        if (steps.areWanted()) {
            steps.add(new Counted(clause, line.gross(), line.countedOn()));
        }
        if (line.deductions().isEmpty() || plan.deductions.isEmpty()) {
            return line.gross();
        }
        long left = line.gross().minorUnits();
        for (Deduction kind : plan.deductions) {
            Money reported = line.deductions().get(kind);
            if (reported != null) {
                long taken = Math.min(left, reported.minorUnits());
                left -= taken;
                if (steps.areWanted()) {
                    steps.add(new Deducted(
                            clause, kind, new Money(taken, reported.currency()), new Money(left, reported.currency())));
                }
            }
        }
        return new Money(left, line.gross().currency());
    }

    /**
     * Adds to the parts what is taken before the others.
     *
     * @param before what each preferred share has taken so far
     * @return what each takes now
     */
    long[] takeFirst(Plan plan, long base, long[] before, long[] parts, Steps steps) {
        long[] taken = new long[plan.preferred.size()];
        long left = base;
        for (int i = 0; i < taken.length; i++) {
            First first = plan.preferred.get(i);
            long wanted = first.amount();
            if (first.weights() != null) {
                long[] divided = new long[2];
                first.weights().divide(left, divided);
                wanted = divided[0];
            }
            taken[i] = Math.max(0, Math.min(Math.min(wanted, left), first.upTo() - before[i]));
            if (steps.areWanted()) {
                steps.add(new TakenFirst(
                        first.clauseId(),
                        first.terms().partyId(),
                        first.terms().share(),
                        desk.money(left),
                        desk.money(taken[i]),
                        desk.money(left - taken[i])));
            }
            left -= taken[i];
            parts[first.party()] += taken[i];
        }
        return taken;
    }

    /** The same from what was remembered. */
    static void takeFirst(Plan plan, long[] taken, long[] parts) {
        for (int i = 0; i < plan.preferred.size(); i++) {
            parts[plan.preferred.get(i).party()] += taken[i];
        }
    }

    /** Adds to the parts what the shares give of the rest. */
    void divide(
            Weights weights,
            long rest,
            long[] parts,
            String clause,
            @Nullable Integer month,
            List<PartyShare> shares,
            Steps steps) {
        if (!steps.areWanted()) {
            weights.divide(rest, parts);
            return;
        }
        long[] divided = new long[parts.length];
        weights.divide(rest, divided);
        for (int i = 0; i < parts.length; i++) {
            parts[i] += divided[i];
        }
        steps.add(new Divided(clause, desk.money(rest), month, shares, desk.parts(divided)));
    }

    /** Caps, then floors, of the line itself. */
    void limitLine(Plan plan, long[] parts, Steps steps) {
        for (int pass = 0; pass < plan.caps.size(); pass++) {
            boolean moved = false;
            for (Limit cap : plan.caps) {
                long over = parts[cap.party()] - cap.amount();
                if (cap.per() == Scope.LINE && over > 0) {
                    move(parts, cap, over, steps);
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        for (Limit floor : plan.floors) {
            long missing = Math.min(floor.amount() - parts[floor.party()], parts[floor.other()]);
            if (floor.per() == Scope.LINE && missing > 0) {
                if (steps.areWanted()) {
                    steps.add(new RaisedToFloor(
                            floor.clauseId(),
                            desk.parties.get(floor.party()),
                            desk.money(parts[floor.party()]),
                            desk.money(floor.amount()),
                            desk.money(missing),
                            desk.parties.get(floor.other())));
                }
                parts[floor.party()] += missing;
                parts[floor.other()] -= missing;
            }
        }
    }

    /**
     * Caps of the period and the agreement, in their order, again until nothing moves; then adds to the totals.
     *
     * @param change of each party's total; what a party loses is first made up from what its cap gave to others
     * @return what each cap newly gave to others
     */
    long[] limitTotals(Plan plan, long[] change, int period, Steps steps) {
        long[] diverted = new long[plan.caps.size()];
        long[] inPeriod = desk.totals.period(plan, period);
        long[] overall = desk.totals.agreement(plan);
        for (int pass = 0; pass < plan.caps.size(); pass++) {
            boolean moved = false;
            for (int i = 0; i < diverted.length; i++) {
                Limit cap = plan.caps.get(i);
                if (cap.per() == Scope.LINE) {
                    continue;
                }
                long[] totals = cap.per() == Scope.PERIOD ? inPeriod : overall;
                long now = change[cap.party()];
                long over = now > 0 ? Math.max(0, Math.min(now, totals[cap.party()] + now - cap.amount())) : 0;
                if (now < 0 && pass == 0) {
                    over = -Math.min(-now, totals[change.length + i]);
                }
                if (over > 0 || over < 0) {
                    move(change, cap, over, steps);
                    diverted[i] += over;
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        add(plan, inPeriod, overall, change, diverted, 1);
        return diverted;
    }

    /** Takes what a line added to the totals out of them again. */
    void takeBack(Plan plan, long[] parts, long[] diverted, int period) {
        add(plan, desk.totals.period(plan, period), desk.totals.agreement(plan), parts, diverted, -1);
    }

    private static void add(Plan plan, long[] inPeriod, long[] overall, long[] change, long[] diverted, int sign) {
        for (int i = 0; i < change.length; i++) {
            inPeriod[i] += sign * change[i];
            overall[i] += sign * change[i];
        }
        for (int i = 0; i < diverted.length; i++) {
            inPeriod[change.length + i] += sign * (plan.caps.get(i).per() == Scope.PERIOD ? diverted[i] : 0);
            overall[change.length + i] += sign * (plan.caps.get(i).per() == Scope.AGREEMENT ? diverted[i] : 0);
        }
    }

    private void move(long[] parts, Limit cap, long over, Steps steps) {
        parts[cap.party()] -= over;
        parts[cap.other()] += over;
        if (steps.areWanted()) {
            steps.add(new Capped(
                    cap.clauseId(),
                    desk.parties.get(cap.party()),
                    desk.money(cap.amount()),
                    desk.money(over),
                    desk.parties.get(cap.other())));
        }
    }
}
