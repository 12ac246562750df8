package io.evenhand.settlement.bank;

import io.evenhand.money.Share;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a line of a statement is taken to pay an open item. Finance orders and edits these; the first that fits decides.
 *
 * <p>Whatever a rule says, currency and direction must be the same, and what fits more than once is only suggested.
 *
 * @param id by which history names the rule
 * @param name for people
 * @param reference whether the line must name what the item is called
 * @param party whether the line must come from the item's party, by account or by name
 * @param daysBefore so many days before it is due the line may be booked; null for any
 * @param daysAfter so many days after it is due; null for any
 */
public record MatchingRule(
        String id,
        String name,
        Reference reference,
        Party party,
        Tolerance tolerance,
        @Nullable Integer daysBefore,
        @Nullable Integer daysAfter,
        Grouping grouping,
        Effect effect) {
    /** Whether the line must name the item. */
    public enum Reference {
        NAMED,
        ANY
    }

    /** Whether the line must come from the item's party. */
    public enum Party {
        SAME,
        ANY
    }

    /** How many lines pay how many items. */
    public enum Grouping {
        ONE_TO_ONE,
        ONE_LINE_MANY_ITEMS,
        MANY_LINES_ONE_ITEM
    }

    /** What follows. */
    public enum Effect {
        /** They are matched, unless they fit more than once. */
        MATCH,
        /** Somebody is asked. */
        SUGGEST
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public MatchingRule {
        require(ID.matcher(id).matches(), "A rule's id is up to 40 lower-case letters, digits and hyphens.");
        require(!name.isBlank() && name.length() <= 100, "Name the rule in at most 100 characters.");
        require(
                reference == Reference.NAMED || party == Party.SAME,
                "A rule must look at the reference or at the party: by amount and day alone, strangers would pay each other's debts.");
        require(
                reference == Reference.NAMED || grouping != Grouping.MANY_LINES_ONE_ITEM,
                "Several lines pay one item only where each names it.");
        require(
                reference == Reference.NAMED
                        || grouping != Grouping.ONE_LINE_MANY_ITEMS
                        || tolerance.equals(Tolerance.NONE),
                "Several items that a line does not name must come to it to the cent: with a tolerance, too many would.");
        require(
                (daysBefore == null || daysBefore >= 0) && (daysAfter == null || daysAfter >= 0),
                "Days before and after are zero or more, or left out.");
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** What everybody begins with, in order. */
    public static List<MatchingRule> usual() {
        Tolerance charges = new Tolerance(500, Share.ZERO);
        return List.of(
                new MatchingRule(
                        "reference",
                        "Names the item, to the cent",
                        Reference.NAMED,
                        Party.ANY,
                        Tolerance.NONE,
                        null,
                        null,
                        Grouping.ONE_TO_ONE,
                        Effect.MATCH),
                new MatchingRule(
                        "reference-many-items",
                        "Names several items, which come to it",
                        Reference.NAMED,
                        Party.ANY,
                        Tolerance.NONE,
                        null,
                        null,
                        Grouping.ONE_LINE_MANY_ITEMS,
                        Effect.MATCH),
                new MatchingRule(
                        "reference-many-lines",
                        "Several lines that name the item come to it",
                        Reference.NAMED,
                        Party.ANY,
                        Tolerance.NONE,
                        null,
                        null,
                        Grouping.MANY_LINES_ONE_ITEM,
                        Effect.MATCH),
                new MatchingRule(
                        "reference-charges",
                        "Names the item, less a bank's charges",
                        Reference.NAMED,
                        Party.SAME,
                        charges,
                        null,
                        null,
                        Grouping.ONE_TO_ONE,
                        Effect.MATCH),
                new MatchingRule(
                        "party-amount",
                        "Comes from the party, to the cent, about when it was due",
                        Reference.ANY,
                        Party.SAME,
                        Tolerance.NONE,
                        30,
                        60,
                        Grouping.ONE_TO_ONE,
                        Effect.MATCH),
                new MatchingRule(
                        "party-many-items",
                        "Comes from the party; several of its items come to it",
                        Reference.ANY,
                        Party.SAME,
                        Tolerance.NONE,
                        null,
                        null,
                        Grouping.ONE_LINE_MANY_ITEMS,
                        Effect.SUGGEST));
    }
}
