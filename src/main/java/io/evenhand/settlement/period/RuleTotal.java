package io.evenhand.settlement.period;

import io.evenhand.money.Money;
import io.evenhand.settlement.revenue.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a draft come to that one rule shares, or that none does.
 *
 * @param rule null for lines that are not shared
 * @param base of all its lines; null where nothing is shared, or where they are in several currencies
 * @param totals each party's part of all its lines, in the order of the agreement; empty where the base is null
 * @param places where each page of its lines begins, and the place after the last line
 */
public record RuleTotal(
        @Nullable String rule, int count, @Nullable Money base, List<Money> totals, List<Place> places) {
    /** So many lines are on a page. */
    public static final int LINES_A_PAGE = 100;

    public RuleTotal {
        totals = List.copyOf(totals);
        places = List.copyOf(places);
    }
}
