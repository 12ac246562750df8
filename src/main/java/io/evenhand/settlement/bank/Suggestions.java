package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.MatchingRule.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an open line may pay, the likeliest first, with what speaks for each and what against it. */
final class Suggestions {
    /** More than so many help nobody to choose. */
    static final int MOST = 5;

    private static final int LOOKED_AT = 40;
    private static final int LEAST_STRENGTH = 20;

    private final Pairing pairing;
    private final List<MatchingRule> rules;
    private final Matching nothingMatched;

    /** @param pairing of what is open only */
    Suggestions(Pairing pairing, List<MatchingRule> rules) {
        this.pairing = pairing;
        this.rules = List.copyOf(rules);
        this.nothingMatched = new Matching(pairing);
    }

    List<Suggestion> of(String lineId) {
        int line = pairing.place(lineId);
        return line < 0 ? List.of() : of(line);
    }

    private List<Suggestion> of(int line) {
        List<Suggestion> found = new ArrayList<>(groups(line));
        List<Suggestion> single = new ArrayList<>();
        for (int item : near(line)) {
            int strength = strength(line, item);
            if (strength >= LEAST_STRENGTH) {
                Money difference =
                        pairing.line(line).amount().minus(pairing.item(item).amount());
                single.add(new Suggestion(
                        List.of(pairing.item(item).id()), difference, strength, pairing.reasons(line, item)));
            }
        }
        single.sort(Comparator.comparingInt(Suggestion::strength).reversed());
        found.addAll(single);
        found.sort(Comparator.comparingInt(Suggestion::strength).reversed());
        return found.stream().limit(MOST).map(one -> besides(one, found)).toList();
    }

    /** Says where others are as likely: that is why it was not matched. */
    private static Suggestion besides(Suggestion suggestion, List<Suggestion> all) {
        long alike = all.stream()
                .filter(other -> other.strength() == suggestion.strength())
                .count();
        if (alike < 2) {
            return suggestion;
        }
        List<String> reasons = new ArrayList<>(suggestion.reasons());
        reasons.add(alike == 2 ? "Another is as likely." : (alike - 1) + " others are as likely.");
        return new Suggestion(suggestion.itemIds(), suggestion.difference(), suggestion.strength(), reasons);
    }

    private List<Suggestion> groups(int line) {
        List<Suggestion> found = new ArrayList<>();
        Set<List<String>> seen = new LinkedHashSet<>();
        for (MatchingRule rule : rules) {
            int[] items =
                    rule.grouping() == Grouping.ONE_LINE_MANY_ITEMS ? nothingMatched.group(rule, line) : new int[0];
            List<String> ids = Arrays.stream(items)
                    .mapToObj(item -> pairing.item(item).id())
                    .toList();
            if (!ids.isEmpty() && seen.add(ids)) {
                Money difference = pairing.line(line).amount();
                for (int item : items) {
                    difference = difference.minus(pairing.item(item).amount());
                }
                boolean named = rule.reference() == MatchingRule.Reference.NAMED;
                found.add(new Suggestion(
                        ids,
                        difference,
                        named ? 85 : 60,
                        List.of(
                                items.length + " items come to it together.",
                                named
                                        ? "It names them all."
                                        : "They are all open items of the party that it is from.")));
            }
        }
        return found;
    }

    private int[] near(int line) {
        long amount = Math.abs(pairing.line(line).amount().minorUnits());
        int[] ofParty = pairing.party(line).isEmpty()
                ? new int[0]
                : pairing.ofPartyAround(line, Math.max(amount / 10, tolerated(line)), LOOKED_AT);
        Set<Integer> all = new LinkedHashSet<>();
        Arrays.stream(pairing.named(line)).forEach(all::add);
        Arrays.stream(ofParty).forEach(all::add);
        Arrays.stream(pairing.ofAnyAround(line, 0, LOOKED_AT)).forEach(all::add);
        return all.stream()
                .mapToInt(Integer::intValue)
                .filter(item -> pairing.isSameCurrencyAndDirection(line, item))
                .toArray();
    }

    private long tolerated(int line) {
        long amount = pairing.line(line).amount().minorUnits();
        return rules.stream()
                .mapToLong(rule -> rule.tolerance().of(amount))
                .max()
                .orElse(0);
    }

    /** Of 100: the reference counts most, then the amount, the party and the day. */
    private int strength(int line, int item) {
        long paid = Math.abs(pairing.line(line).amount().minorUnits());
        long open = Math.abs(pairing.item(item).amount().minorUnits());
        long distance = Math.abs(paid - open);
        int strength = pairing.names(line, item) ? 50 : 0;
        strength += distance == 0 ? 30 : distance <= tolerated(line) ? 20 : distance <= open / 10 ? 10 : 0;
        strength += pairing.isSameParty(line, item) ? 15 : pairing.party(line).isEmpty() ? 0 : -20;
        strength += Math.abs(pairing.daysLate(line, item)) <= 30 ? 5 : 0;
        return strength;
    }
}
