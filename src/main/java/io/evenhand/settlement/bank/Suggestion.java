package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.util.List;

/**
 * What a line may pay.
 *
 * @param itemIds one, or several that come to it together
 * @param difference what was paid less what is open
 * @param strength how much speaks for it, of 100
 * @param reasons sentences that speak for it and against it
 */
public record Suggestion(List<String> itemIds, Money difference, int strength, List<String> reasons) {
    public Suggestion {
        itemIds = List.copyOf(itemIds);
        reasons = List.copyOf(reasons);
    }
}
