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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When which part of what a party gets falls due. Each share is due so many days after the day on which its line counts as the signed terms
 * give for payment, and the hold on top; what the end of the period brings, so many days after its last day. Whatever makes it less, what
 * went back, corrections and what was carried forward, is taken off what is due last.
 */
final class DueDays {
    /** What lines bring each party above zero, by the day on which it is due. */
    private final Map<String, TreeMap<LocalDate, Long>> gained = new HashMap<>();

    void read(SharedLine line) {
        LocalDate day = line.line().reported().countedOn().plusDays(line.dueAfterDays());
        add(day, line.line().parts());
        for (Correction correction : line.corrections()) {
            add(day, correction.parts());
        }
    }

    private void add(LocalDate day, List<Part> parts) {
        for (Part part : parts) {
            if (part.amount().isPositive()) {
                gained.computeIfAbsent(part.partyId(), party -> new TreeMap<>())
                        .merge(day, part.amount().minorUnits(), Math::addExact);
            }
        }
    }

    /**
     * Once all lines are read.
     *
     * @param position with something to pay, either way
     * @return the first day first; it totals what is to be paid, without its sign
     */
    List<Instalment> of(PeriodShare share, Position position) {
        LocalDate atEnd = share.period()
                .lastDay()
                .plusDays(share.terms().payment().daysAfterClearedFunds())
                .plusDays(share.terms().holdDays());
        long payable = position.payable().minorUnits();
        if (payable < 0) {
            return List.of(new Instalment(atEnd, position.payable().negate()));
        }
        TreeMap<LocalDate, Long> due = new TreeMap<>(gained.getOrDefault(position.partyId(), new TreeMap<>()));
        share.atEnd().stream()
                .flatMap(correction -> correction.parts().stream())
                .filter(part -> part.partyId().equals(position.partyId())
                        && part.amount().isPositive())
                .forEach(part -> due.merge(atEnd, part.amount().minorUnits(), Math::addExact));
        long sum = due.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (payable > sum) {
            due.merge(atEnd, payable - sum, Math::addExact);
        }
        takeOffWhatIsDueLast(due, Math.max(0, sum - payable));
        List<Instalment> instalments = new ArrayList<>();
        due.forEach((day, amount) -> instalments.add(
                new Instalment(day, new Money(amount, position.payable().currency()))));
        return instalments;
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
