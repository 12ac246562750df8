package io.evenhand.settlement.bank;

import io.evenhand.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A match as it was made, and whether it still holds.
 *
 * @param rule by which it was found; {@code by-hand} and {@code netting} are nobody's rules
 * @param rulesVersion of the rules that held then
 * @param undone who undid it, when and why; empty while it holds
 */
public record MatchView(
        String id,
        List<String> lineIds,
        List<String> itemIds,
        Money difference,
        String rule,
        long rulesVersion,
        List<String> reasons,
        String madeBy,
        Instant madeAt,
        Optional<Undone> undone) {
    /** How a match ended. */
    public record Undone(String by, Instant at, String reason) {}
}
