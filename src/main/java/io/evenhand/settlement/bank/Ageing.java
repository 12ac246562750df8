package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * How long open items are overdue, on a day. What is owed to us and what we owe is told apart; currencies are never added.
 *
 * @param bounds the last day of each span but the last, in days overdue: 30, 60 and 90 make "1 to 30", "31 to 60", "61 to 90", "more"
 */
public record Ageing(LocalDate asOf, List<Integer> bounds, List<Row> rows) {
    public static final List<Integer> USUAL = List.of(30, 60, 90);

    public Ageing {
        bounds = List.copyOf(bounds);
        rows = List.copyOf(rows);
    }

    /**
     * One party, one currency, one direction.
     *
     * @param spans not yet due, then by how long it is overdue; one more than there are headings after the first
     */
    public record Row(String partyId, boolean owedToUs, CurrencyUnit currency, List<Money> spans, Money total) {
        public Row {
            spans = List.copyOf(spans);
        }
    }

    /** @param bounds rising, more than zero */
    public static Ageing of(Collection<? extends OpenItem> items, LocalDate asOf, List<Integer> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i) <= (i == 0 ? 0 : bounds.get(i - 1))) {
                throw new IllegalArgumentException("Spans rise, and begin above zero: " + bounds);
            }
        }
        TreeMap<String, List<OpenItem>> groups = new TreeMap<>();
        for (OpenItem item : items) {
            String key = item.partyId() + " " + !item.amount().isPositive() + " "
                    + item.amount().currency().getCode();
            groups.computeIfAbsent(key, group -> new ArrayList<>()).add(item);
        }
        return new Ageing(
                asOf,
                bounds,
                groups.values().stream().map(group -> row(group, asOf, bounds)).toList());
    }

    /** What stands over the spans. */
    public List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("Not due"));
        int from = 1;
        for (int bound : bounds) {
            headings.add(from + " to " + bound + " days");
            from = bound + 1;
        }
        headings.add(from == 1 ? "Overdue" : "More than " + (from - 1) + " days");
        return headings;
    }

    private static Row row(List<OpenItem> group, LocalDate asOf, List<Integer> bounds) {
        CurrencyUnit currency = group.getFirst().amount().currency();
        List<Money> spans = new ArrayList<>(Collections.nCopies(bounds.size() + 2, Money.zero(currency)));
        Money total = Money.zero(currency);
        for (OpenItem item : group) {
            int span = span(ChronoUnit.DAYS.between(item.dueOn(), asOf), bounds);
            spans.set(span, spans.get(span).plus(item.amount()));
            total = total.plus(item.amount());
        }
        OpenItem first = group.getFirst();
        return new Row(first.partyId(), first.amount().isPositive(), currency, spans, total);
    }

    /** On the day it is due, nothing is overdue. */
    private static int span(long daysOverdue, List<Integer> bounds) {
        if (daysOverdue <= 0) {
            return 0;
        }
        int span = 1;
        while (span <= bounds.size() && daysOverdue > bounds.get(span - 1)) {
            span++;
        }
        return span;
    }
}
