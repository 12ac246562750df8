package io.evenhand.settlement.bank;

import io.evenhand.digest.Sha256;
import io.evenhand.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What two partners owe each other, set off in one currency: everything that each owes goes, and the difference is left.
 *
 * @param partyId the other one
 * @param items all that is set off, both ways
 * @param owedToUs the sum of what we are to get
 * @param owedByUs the sum of what we are to pay, not negative
 * @param left positive for what we are still to get, negative for what we are still to pay, zero when they are even
 * @param dueOn the earliest day on which anything of the side that is left was due
 */
public record Netting(
        String partyId, List<OpenItem> items, Money owedToUs, Money owedByUs, Money left, LocalDate dueOn) {
    public Netting {
        items = List.copyOf(items);
    }

    /** One for each party and currency in which both owe; nothing is set off across currencies. */
    public static List<Netting> of(Collection<? extends OpenItem> items) {
        Map<String, List<OpenItem>> pairs = new TreeMap<>();
        for (OpenItem item : items) {
            pairs.computeIfAbsent(
                            item.partyId() + " " + item.amount().currency().getCode(), pair -> new ArrayList<>())
                    .add(item);
        }
        return pairs.values().stream()
                .filter(pair -> pair.stream()
                                .map(item -> item.amount().isPositive())
                                .distinct()
                                .count()
                        == 2)
                .map(Netting::pair)
                .toList();
    }

    private static Netting pair(List<OpenItem> unsorted) {
        List<OpenItem> items = unsorted.stream()
                .sorted(Comparator.comparing(OpenItem::dueOn).thenComparing(OpenItem::id))
                .toList();
        Money in = sum(items, true);
        Money out = sum(items, false);
        Money left = in.plus(out);
        boolean ours = left.minorUnits() >= 0;
        LocalDate due = items.stream()
                .filter(item -> item.amount().isPositive() == ours)
                .map(OpenItem::dueOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Netting(items.getFirst().partyId(), items, in, out.negate(), left, due);
    }

    private static Money sum(List<OpenItem> items, boolean toUs) {
        return items.stream()
                .map(OpenItem::amount)
                .filter(amount -> amount.isPositive() == toUs)
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** By which both sides quote a netting, and pay what it leaves. */
    public static String referenceOf(String id) {
        // Digits alone: letters and digits in turn are read as many words, and are mistyped.
        long number = Long.parseLong(Sha256.of(id).substring(0, 12), 16);
        return "NET-%015d".formatted(number);
    }
}
