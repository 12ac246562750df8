package io.evenhand.settlement.split;

import io.evenhand.settlement.split.Correction.Reason;
import io.evenhand.settlement.split.DerivationStep.RaisedToFloor;
import io.evenhand.settlement.split.DerivationStep.Recouped;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.split.Plan.Limit;
import io.evenhand.settlement.split.Plan.Scope;
import io.evenhand.terms.RevenueShareTerms.CarryForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends periods: floors and what is taken back for them, and what each party has to get.
 *
 * <p>Floors of a period are worked out anew for all periods that have ended, since a late line or a refund may change an early one; what
 * was given before stays, and the difference is the correction. Nothing is given by a floor beyond the same party's cap of the agreement.
 */
final class PeriodEnds {
    private final Desk desk;

    PeriodEnds(Desk desk) {
        this.desk = desk;
    }

    /** @param last whether the agreement has ended with it */
    PeriodEnd end(boolean last) {
        int number = desk.firstOpen();
        List<Correction> corrections = new ArrayList<>();
        // Without an order in time nothing is owed any more; if one is reported later, these periods are made up for
        // then.
        if (desk.firstOrders.isMissedOn(desk.period(number).lastDay())) {
            return close(number, corrections);
        }
        for (Plan plan : desk.plans) {
            List<Limit> floors = plan.floors;
            if (floors.stream().anyMatch(floor -> floor.per() == Scope.PERIOD)) {
                periodFloors(plan, number, corrections);
            }
            for (Limit floor : floors) {
                if (last && floor.per() == Scope.AGREEMENT) {
                    agreementFloor(plan, floor, number, corrections);
                }
            }
        }
        return close(number, corrections);
    }

    PeriodEnd endWithoutFloors() {
        return close(desk.firstOpen(), List.of());
    }

    private PeriodEnd close(int number, List<Correction> corrections) {
        List<Position> positions = positions(number);
        desk.open[0] = number + 1;
        desk.totals.closeBook(number);
        return new PeriodEnd(desk.period(number), List.copyOf(corrections), positions);
    }

    private void periodFloors(Plan plan, int number, List<Correction> corrections) {
        int first = desk.totals.begun(plan, ReportingPeriod.number(desk.terms.effectiveOn(), desk.every));
        long[] outstanding = new long[plan.floors.size()];
        long[] room = new long[plan.floors.size()];
        for (int i = 0; i < room.length; i++) {
            room[i] = room(plan, i, first, number);
        }
        for (int period = first; period <= number; period++) {
            long[] totals = desk.totals.period(plan, period).clone();
            long[] made = desk.totals.floors(plan, period);
            for (int i = 0; i < plan.floors.size(); i++) {
                Limit floor = plan.floors.get(i);
                if (floor.per() != Scope.PERIOD) {
                    continue;
                }
                long earned = totals[floor.party()];
                long due = floor.amount() - earned;
                if (due > 0) {
                    due = Math.min(due, Math.max(0, room[i]));
                } else {
                    due = floor.recoupable() ? -Math.min(-due, outstanding[i]) : 0;
                }
                long before = outstanding[i];
                room[i] -= due;
                outstanding[i] += floor.recoupable() ? due : 0;
                totals[floor.party()] += due;
                totals[floor.other()] -= due;
                if (due != made[i]) {
                    corrections.add(correction(plan, floor, due, due - made[i], earned, before, period, number));
                    made[i] = due;
                }
            }
        }
    }

    /** What the party's caps of the agreement leave for the floor, had it given nothing yet. */
    private long room(Plan plan, int floor, int first, int number) {
        int party = plan.floors.get(floor).party();
        long room = Long.MAX_VALUE;
        for (Limit cap : plan.caps) {
            if (cap.per() == Scope.AGREEMENT && cap.party() == party) {
                room = Math.min(room, cap.amount() - desk.totals.agreement(plan)[party]);
            }
        }
        if (room < Long.MAX_VALUE) {
            for (int period = first; period <= number; period++) {
                room += desk.totals.floors(plan, period)[floor];
            }
        }
        return room;
    }

    private void agreementFloor(Plan plan, Limit floor, int number, List<Correction> corrections) {
        long earned = desk.totals.agreement(plan)[floor.party()];
        long missing = floor.amount() - earned;
        if (missing > 0) {
            corrections.add(correction(plan, floor, missing, missing, earned, 0, number, number));
        }
    }

    private Correction correction(
            Plan plan, Limit floor, long due, long difference, long earned, long outstanding, int period, int number) {
        int parties = desk.parties.size();
        long[] change = new long[parties];
        change[floor.party()] += difference;
        change[floor.other()] -= difference;
        long[] overall = desk.totals.agreement(plan);
        long[] book = desk.totals.book(number);
        for (int i = 0; i < parties; i++) {
            overall[i] += change[i];
            book[parties + i] += change[i];
        }
        String party = desk.parties.get(floor.party());
        String other = desk.parties.get(floor.other());
        DerivationStep step = due < 0
                ? new Recouped(
                        floor.clauseId(),
                        party,
                        desk.money(earned),
                        desk.money(floor.amount()),
                        desk.money(outstanding),
                        desk.money(-due),
                        other)
                : new RaisedToFloor(
                        floor.clauseId(),
                        party,
                        desk.money(earned),
                        desk.money(floor.amount()),
                        desk.money(due),
                        other);
        return new Correction(
                due < 0 ? Reason.RECOUPMENT : Reason.FLOOR,
                plan.rule.id(),
                floor.clauseId(),
                desk.period(period),
                desk.period(number),
                desk.parts(change),
                List.of(step));
    }

    private List<Position> positions(int number) {
        int parties = desk.parties.size();
        long[] book = desk.totals.book(number);
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < parties; i++) {
            long earned = book[i];
            long corrected = book[parties + i];
            long returned = book[2 * parties + i];
            positions.add(
                    i == desk.biller
                            ? position(i, earned, corrected, returned, 0, 0, 0)
                            : carried(i, number, earned, corrected, returned));
        }
        return positions;
    }

    /** What a party must return comes out of what it gets, the oldest first; what is left is carried forward until it lapses. */
    private Position carried(int party, int number, long earned, long corrected, long returned) {
        String name = "carried/" + desk.parties.get(party);
        long[] before = desk.totals.of(name, 0);
        List<long[]> owed = new ArrayList<>();
        long broughtForward = 0;
        for (int i = 0; i < before.length; i += 2) {
            owed.add(new long[] {before[i], before[i + 1]});
            broughtForward += before[i + 1];
        }
        if (returned > 0) {
            owed.add(new long[] {number, returned});
        }
        long available = Math.max(0, earned + corrected);
        for (long[] entry : owed) {
            long back = Math.min(available, entry[1]);
            entry[1] -= back;
            available -= back;
        }
        long lapsed = lapse(owed, number);
        owed.removeIf(entry -> entry[1] == 0);
        long[] after = new long[2 * owed.size()];
        long forward = 0;
        for (int i = 0; i < owed.size(); i++) {
            after[2 * i] = owed.get(i)[0];
            after[2 * i + 1] = owed.get(i)[1];
            forward += owed.get(i)[1];
        }
        desk.totals.keep(name, after);
        return position(party, earned, corrected, returned, broughtForward, lapsed, forward);
    }

    private long lapse(List<long[]> owed, int number) {
        CarryForward limit = desk.terms.carryForward();
        if (limit == null) {
            return 0;
        }
        long lapsed = 0;
        long left = 0;
        LocalDate today = desk.period(number).lastDay();
        // A month may be shorter than the one in which it arose: compare the days after the periods.
        for (long[] entry : owed) {
            LocalDate lapses = desk.period((int) entry[0]).next().firstDay().plusMonths(limit.months());
            if (!lapses.isAfter(today.plusDays(1))) {
                lapsed += entry[1];
                entry[1] = 0;
            }
            left += entry[1];
        }
        long over =
                limit.atMost() == null ? 0 : Math.max(0, left - limit.atMost().minorUnits());
        for (int i = owed.size() - 1; i >= 0 && over > 0; i--) {
            long gone = Math.min(over, owed.get(i)[1]);
            owed.get(i)[1] -= gone;
            lapsed += gone;
            over -= gone;
        }
        return lapsed;
    }

    private Position position(
            int party,
            long earned,
            long corrected,
            long returned,
            long broughtForward,
            long lapsed,
            long carriedForward) {
        return new Position(
                desk.parties.get(party),
                desk.money(earned),
                desk.money(corrected),
                desk.money(returned),
                desk.money(broughtForward),
                desk.money(lapsed),
                desk.money(carriedForward),
                desk.money(earned + corrected - returned - broughtForward + lapsed + carriedForward));
    }
}
