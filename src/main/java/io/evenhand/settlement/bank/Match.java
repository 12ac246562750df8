package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.util.List;

/**
 * Lines that pay items.
 *
 * @param difference what was paid less what was open; negative when too little came
 * @param rule the id of the rule that found it
 * @param reasons sentences, for people
 */
public record Match(List<String> lineIds, List<String> itemIds, Money difference, String rule, List<String> reasons) {
    public Match {
        lineIds = List.copyOf(lineIds);
        itemIds = List.copyOf(itemIds);
        reasons = List.copyOf(reasons);
    }
}
