package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines and open items side by side, with what each pair of them has in common. Looked up once, asked often. */
final class Pairing {
    private final List<BankLine> lines;
    private final List<? extends OpenItem> items;
    private final Parties parties;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[][] named;
    private final String[] lineParties;
    private final AmountIndex ofParty;
    private final AmountIndex ofAll;

    Pairing(List<BankLine> lines, List<? extends OpenItem> items, Parties parties) {
        this.lines = List.copyOf(lines);
        this.items = List.copyOf(items);
        this.parties = parties;
        ReferenceIndex references =
                new ReferenceIndex(items.stream().map(OpenItem::reference).toList());
        named = new int[lines.size()][];
        lineParties = new String[lines.size()];
        for (int i = 0; i < named.length; i++) {
            named[i] = references.find(line(i));
            lineParties[i] = parties.of(line(i)).orElse("");
            places.put(lines.get(i).id(), i);
        }
        ofParty = new AmountIndex(items, true);
        ofAll = new AmountIndex(items, false);
    }

    int lines() {
        return named.length;
    }

    int items() {
        return items.size();
    }

    BankLine bankLine(int line) {
        return lines.get(line);
    }

    StatementLine line(int line) {
        return lines.get(line).line();
    }

    OpenItem item(int item) {
        return items.get(item);
    }

    /** @return -1 when there is no such line */
    int place(String lineId) {
        return places.getOrDefault(lineId, -1);
    }

    /** The items that the line names. */
    int[] named(int line) {
        return named[line];
    }

    /** Whether the line names so many items that it says nothing. */
    boolean namesTooMany(int line) {
        return named[line].length > ReferenceIndex.MOST_NAMED;
    }

    boolean names(int line, int item) {
        return Arrays.binarySearch(named[line], item) >= 0;
    }

    /** Empty when it is not known from whom the line is. */
    String party(int line) {
        return lineParties[line];
    }

    boolean isSameParty(int line, int item) {
        return lineParties[line].equals(item(item).partyId());
    }

    boolean isSameCurrencyAndDirection(int line, int item) {
        Money paid = line(line).amount();
        Money open = item(item).amount();
        return paid.currency().equals(open.currency())
                && Long.signum(paid.minorUnits()) == Long.signum(open.minorUnits());
    }

    /** The items of the line's party whose amounts are around the line's. */
    int[] ofPartyAround(int line, long distance, int most) {
        return around(ofParty, lineParties[line], line, distance, most);
    }

    /** Anybody's items whose amounts are around the line's. */
    int[] ofAnyAround(int line, long distance, int most) {
        return around(ofAll, "", line, distance, most);
    }

    private int[] around(AmountIndex index, String party, int line, long distance, int most) {
        Money paid = line(line).amount();
        long units = paid.minorUnits();
        long least = units < Long.MIN_VALUE + distance ? Long.MIN_VALUE : units - distance;
        long largest = units > Long.MAX_VALUE - distance ? Long.MAX_VALUE : units + distance;
        return index.between(party, paid.currency().getCode(), least, largest, most);
    }

    /** How many days after it was due the line was booked; negative when it was early. */
    long daysLate(int line, int item) {
        LocalDate booked = line(line).bookedOn();
        return ChronoUnit.DAYS.between(item(item).dueOn(), booked);
    }

    /** Whether the pair is as the rule says, apart from its amounts. */
    boolean fitsButForAmount(MatchingRule rule, int line, int item) {
        long late = daysLate(line, item);
        Integer before = rule.daysBefore();
        Integer after = rule.daysAfter();
        return isSameCurrencyAndDirection(line, item)
                && (rule.party() == MatchingRule.Party.ANY || isSameParty(line, item))
                && (before == null || late >= -before)
                && (after == null || late <= after);
    }

    boolean fits(MatchingRule rule, int line, int item) {
        if (!fitsButForAmount(rule, line, item)) {
            return false;
        }
        long open = item(item).amount().minorUnits();
        // Both are of the same sign, so that this cannot overflow.
        return rule.tolerance().allows(open, line(line).amount().minorUnits() - open);
    }

    /** What speaks for a pair, and what against it, in sentences. */
    List<String> reasons(int line, int item) {
        List<String> reasons = new ArrayList<>();
        OpenItem open = item(item);
        StatementLine paid = line(line);
        if (names(line, item)) {
            reasons.add("It names " + open.reference() + ".");
        }
        reasons.add(amountReason(paid.amount(), open.amount()));
        String direction = paid.amount().isPositive() ? "It comes from " : "It went to ";
        if (isSameParty(line, item)) {
            reasons.add(direction + (parties.knowsAccount(paid) ? "the account of " : "the name of ")
                    + parties.name(open.partyId()) + ".");
        } else if (!party(line).isEmpty()) {
            reasons.add(direction + parties.name(party(line)) + ", but the item is with " + parties.name(open.partyId())
                    + ".");
        }
        long late = daysLate(line, item);
        reasons.add(
                late == 0
                        ? "It was booked on the day it was due."
                        : "It was booked " + days(Math.abs(late)) + (late < 0 ? " before" : " after") + " it was due.");
        return reasons;
    }

    private static String amountReason(Money paid, Money open) {
        long difference = Math.abs(paid.minorUnits()) - Math.abs(open.minorUnits());
        if (difference == 0) {
            return "The amounts are the same.";
        }
        String by = new Money(Math.abs(difference), paid.currency()).format();
        return difference < 0 ? by + " less was paid than is open." : by + " more was paid than is open.";
    }

    private static String days(long number) {
        return number == 1 ? "1 day" : number + " days";
    }
}
