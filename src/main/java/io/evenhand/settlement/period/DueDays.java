package io.evenhand.settlement.period;

import io.evenhand.money.Money;
import io.evenhand.settlement.payable.NewPayable.Instalment;
import io.evenhand.settlement.revenue.PeriodShare;
import io.evenhand.settlement.revenue.PeriodShare.SharedLine;
import io.evenhand.settlement.split.Correction;
import io.evenhand.settlement.split.Part;
import io.evenhand.settlement.split.PeriodEnd.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * When which part of what a party gets falls due. Each share is due so many days after the day on which its line counts as the signed terms
 * give for payment, and the hold on top; what the end of the period brings, so many days after its last day. Whatever makes it less, what
 * went back, corrections and what was carried forward, is taken off what is due last.
 */
final class DueDays {
    private DueDays() {}

    /**
     * @param position with something to pay, either way
     * @return the first day first; it totals what is to be paid, without its sign
     */
    static List<Instalment> of(PeriodShare share, Position position) {
        LocalDate atEnd = share.period()
                .lastDay()
                .plusDays(share.terms().payment().daysAfterClearedFunds())
                .plusDays(share.terms().holdDays());
        long payable = position.payable().minorUnits();
        if (payable < 0) {
            return List.of(new Instalment(atEnd, position.payable().negate()));
        }
        TreeMap<LocalDate, Long> due = new TreeMap<>();
        for (SharedLine line : share.lines()) {
            LocalDate day = line.line().reported().countedOn().plusDays(line.dueAfterDays());
            add(due, day, line.line().parts(), position);
            for (Correction correction : line.corrections()) {
                add(due, day, correction.parts(), position);
            }
        }
        share.atEnd().forEach(correction -> add(due, atEnd, correction.parts(), position));
        long gained = due.values().stream().mapToLong(Long::longValue).sum();
        if (payable > gained) {
            due.merge(atEnd, payable - gained, Long::sum);
        }
        takeOffWhatIsDueLast(due, Math.max(0, gained - payable));
        List<Instalment> instalments = new ArrayList<>();
        due.forEach((day, amount) -> instalments.add(
                new Instalment(day, new Money(amount, position.payable().currency()))));
        return instalments;
    }

    private static void add(TreeMap<LocalDate, Long> due, LocalDate day, List<Part> parts, Position position) {
        for (Part part : parts) {
            if (part.partyId().equals(position.partyId()) && part.amount().isPositive()) {
                due.merge(day, part.amount().minorUnits(), Long::sum);
            }
        }
    }

    private static void takeOffWhatIsDueLast(TreeMap<LocalDate, Long> due, long less) {
        long left = less;
        while (left > 0) {
            LocalDate last = due.lastKey();
            long amount = due.lastEntry().getValue();
            due.remove(last);
            if (amount > left) {
                due.put(last, amount - left);
            }
            left -= Math.min(left, amount);
        }
    }
}
