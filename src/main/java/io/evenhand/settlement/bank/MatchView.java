package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A match as it was made, and whether it still holds.
 *
 * @param difference what was paid less what was open; of items that were set off, what is left
 * @param rule by which it was found; {@code by-hand} and {@code netting} are nobody's rules
 * @param rulesVersion of the rules that held then
 * @param undone who undid it, when and why; empty while it holds
 */
public record MatchView(
        String id,
        List<PaidBy> lines,
        List<Item> items,
        Money difference,
        String rule,
        long rulesVersion,
        List<String> reasons,
        String madeBy,
        Instant madeAt,
        Optional<Undone> undone) {
    public MatchView {
        lines = List.copyOf(lines);
        items = List.copyOf(items);
        reasons = List.copyOf(reasons);
    }

    /** A line of a statement. */
    public record PaidBy(String id, LocalDate bookedOn, Money amount, String counterparty, String text) {}

    /** An open item as it was. @param reference empty for a match of which it was not kept, as is {@code partyId} */
    public record Item(String id, String reference, String partyId, Money amount) {}

    /** How a match ended. */
    public record Undone(String by, Instant at, String reason) {}

    /** A page of matches. @param total how many there are in all */
    public record Page(int total, List<MatchView> shown) {
        public Page {
            shown = List.copyOf(shown);
        }
    }

    public List<String> lineIds() {
        return lines.stream().map(PaidBy::id).toList();
    }

    public List<String> itemIds() {
        return items.stream().map(Item::id).toList();
    }
}
