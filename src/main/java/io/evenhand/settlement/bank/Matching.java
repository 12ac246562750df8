package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import io.evenhand.settlement.bank.MatchingRule.Effect;
import io.evenhand.settlement.bank.MatchingRule.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Carries out the rules, one after the other, on what is still open of lines and items.
 *
 * <p>A line and an item are matched only where neither fits another by the same rule: whichever of two was taken first would be chance.
 * What fits more than once stays open, and is suggested. Nothing is matched twice.
 */
final class Matching {
    private static final int[] NONE = {};

    /** Among more of one party's items around an amount, no single one can be meant. */
    private static final int MOST_CANDIDATES = 50;

    private final Pairing pairing;
    private final boolean[] paying;
    private final boolean[] paid;
    private final List<Match> matches = new ArrayList<>();

    Matching(Pairing pairing) {
        this.pairing = pairing;
        this.paying = new boolean[pairing.lines()];
        this.paid = new boolean[pairing.items()];
    }

    static List<Match> run(
            List<BankLine> lines, List<? extends OpenItem> items, List<MatchingRule> rules, Parties parties) {
        Matching matching = new Matching(new Pairing(lines, items, parties));
        rules.stream().filter(rule -> rule.effect() == Effect.MATCH).forEach(matching::apply);
        return List.copyOf(matching.matches);
    }

    private void apply(MatchingRule rule) {
        switch (rule.grouping()) {
            case ONE_TO_ONE -> oneLine(rule, line -> candidates(rule, line), 1, 1);
            case ONE_LINE_MANY_ITEMS -> oneLine(rule, line -> group(rule, line), 2, Integer.MAX_VALUE);
            case MANY_LINES_ONE_ITEM -> manyLines(rule);
        }
    }

    /** @param fitting what fits a line by the rule */
    private void oneLine(MatchingRule rule, IntFunction<int[]> fitting, int least, int most) {
        int[][] found = new int[pairing.lines()][];
        int[] wanted = new int[pairing.items()];
        for (int line = 0; line < found.length; line++) {
            found[line] = paying[line] ? NONE : fitting.apply(line);
            for (int item : found[line]) {
                wanted[item]++;
            }
        }
        for (int line = 0; line < found.length; line++) {
            int[] items = found[line];
            if (items.length >= least
                    && items.length <= most
                    && Arrays.stream(items).allMatch(item -> wanted[item] == 1)) {
                match(rule, new int[] {line}, items);
            }
        }
    }

    /** The open items that fit a line by a rule of one to one. */
    int[] candidates(MatchingRule rule, int line) {
        if (rule.reference() == Reference.ANY ? pairing.party(line).isEmpty() : pairing.namesTooMany(line)) {
            return NONE;
        }
        int[] near = rule.reference() == Reference.NAMED
                ? pairing.named(line)
                : pairing.ofPartyAround(
                        line,
                        rule.tolerance().around(pairing.line(line).amount().minorUnits()),
                        MOST_CANDIDATES);
        // Of too many, not all were looked at: what seems to be the only one may not be.
        if (near.length == 0 || (rule.reference() == Reference.ANY && near.length >= MOST_CANDIDATES)) {
            return NONE;
        }
        return Arrays.stream(near)
                .filter(item -> !paid[item] && pairing.fits(rule, line, item))
                .toArray();
    }

    /** The open items that come to a line together by a rule of one to many; none when they do not. */
    int[] group(MatchingRule rule, int line) {
        return rule.reference() == Reference.NAMED ? namedGroup(rule, line) : partyGroup(rule, line);
    }

    private int[] namedGroup(MatchingRule rule, int line) {
        if (pairing.named(line).length < 2 || pairing.namesTooMany(line)) {
            return NONE;
        }
        int[] open = Arrays.stream(pairing.named(line))
                .filter(item -> !paid[item] && pairing.fitsButForAmount(rule, line, item))
                .toArray();
        OptionalLong sum = sum(open);
        long amount = pairing.line(line).amount().minorUnits();
        boolean fits = open.length >= 2
                && sum.isPresent()
                && rule.tolerance().allows(sum.getAsLong(), amount - sum.getAsLong());
        return fits ? open : NONE;
    }

    private int[] partyGroup(MatchingRule rule, int line) {
        if (pairing.party(line).isEmpty()) {
            return NONE;
        }
        long amount = pairing.line(line).amount().minorUnits();
        int[] near = pairing.ofPartyAround(line, amount == Long.MIN_VALUE ? 0 : Math.abs(amount), MOST_CANDIDATES);
        if (near.length >= MOST_CANDIDATES) {
            return NONE;
        }
        int[] open = Arrays.stream(near)
                .filter(item -> !paid[item]
                        && pairing.fitsButForAmount(rule, line, item)
                        && Math.abs(units(item)) < Math.abs(amount))
                .toArray();
        long[] amounts =
                Arrays.stream(open).mapToLong(item -> Math.abs(units(item))).toArray();
        return SubsetSum.unique(amounts, Math.abs(amount))
                .map(places -> Arrays.stream(places).map(place -> open[place]).toArray())
                .orElse(NONE);
    }

    private void manyLines(MatchingRule rule) {
        int[][] naming = new int[pairing.items()][];
        int[] count = new int[pairing.items()];
        boolean[] unsure = new boolean[pairing.items()];
        int[] only = new int[pairing.lines()];
        for (int line = 0; line < only.length; line++) {
            int[] open = paying[line] ? NONE : openNamed(line);
            only[line] = open.length == 1 ? open[0] : -1;
            // A line that names several may be meant for any of them: none of those is left to lines alone.
            for (int item : open) {
                count[item]++;
                unsure[item] |= open.length > 1;
            }
        }
        for (int line = 0; line < only.length; line++) {
            int item = only[line];
            if (item >= 0 && !unsure[item] && count[item] >= 2 && pairing.fitsButForAmount(rule, line, item)) {
                int[] before = naming[item] == null ? NONE : naming[item];
                naming[item] = Arrays.copyOf(before, before.length + 1);
                naming[item][before.length] = line;
            }
        }
        for (int item = 0; item < naming.length; item++) {
            if (naming[item] != null && naming[item].length == count[item] && comeTo(rule, naming[item], item)) {
                match(rule, naming[item], new int[] {item});
            }
        }
    }

    private int[] openNamed(int line) {
        return pairing.named(line).length == 0 || pairing.namesTooMany(line)
                ? NONE
                : Arrays.stream(pairing.named(line)).filter(item -> !paid[item]).toArray();
    }

    private boolean comeTo(MatchingRule rule, int[] lines, int item) {
        try {
            long sum = 0;
            for (int line : lines) {
                sum = Math.addExact(sum, pairing.line(line).amount().minorUnits());
            }
            return rule.tolerance().allows(units(item), sum - units(item));
        } catch (ArithmeticException beyond) {
            return false;
        }
    }

    private OptionalLong sum(int[] items) {
        try {
            long sum = 0;
            for (int item : items) {
                sum = Math.addExact(sum, units(item));
            }
            return OptionalLong.of(sum);
        } catch (ArithmeticException beyond) {
            return OptionalLong.empty();
        }
    }

    private long units(int item) {
        return pairing.item(item).amount().minorUnits();
    }

    private void match(MatchingRule rule, int[] lines, int[] items) {
        Money difference = Money.zero(pairing.line(lines[0]).amount().currency());
        for (int line : lines) {
            paying[line] = true;
            difference = difference.plus(pairing.line(line).amount());
        }
        for (int item : items) {
            paid[item] = true;
            difference = difference.minus(pairing.item(item).amount());
        }
        List<String> reasons = lines.length == 1 && items.length == 1
                ? pairing.reasons(lines[0], items[0])
                : List.of(groupReason(lines, items, difference));
        matches.add(new Match(
                Arrays.stream(lines)
                        .mapToObj(line -> pairing.bankLine(line).id())
                        .toList(),
                Arrays.stream(items).mapToObj(item -> pairing.item(item).id()).toList(),
                difference,
                rule.id(),
                reasons));
    }

    private String groupReason(int[] lines, int[] items, Money difference) {
        String together = lines.length > 1
                ? lines.length + " lines name " + pairing.item(items[0]).reference() + " and come to it together"
                : items.length + " items come to it together: "
                        + String.join(
                                ", ",
                                IntStream.of(items)
                                        .limit(10)
                                        .mapToObj(item -> pairing.item(item).reference())
                                        .toList());
        return difference.minorUnits() == 0 ? together + "." : together + ", but for " + difference.format() + ".";
    }
}
