package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.settlement.bank.MatchTable.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of open items and of the bank's lines may be matched as things stand, within the transaction that is under way. */
@Component
class MatchableItems {
    private final MatchTable matches;
    private final PaymentFileTable files;
    private final HeldItems held;

    MatchableItems(MatchTable matches, PaymentFileTable files, HeldItems held) {
        this.matches = matches;
        this.files = files;
        this.held = held;
    }

    /** What is offered to be set off is matched when that is decided. */
    List<OpenItem> of(Actor actor, Collection<? extends OpenItem> open) {
        Set<String> offered = matches.claimed(actor.partnerId(), Kind.OFFERED);
        List<OpenItem> matchable = new ArrayList<>(open);
        matchable.removeIf(item -> offered.contains(item.id()));
        return matchable;
    }

    /** Holds the items of matches that were found; those of which an item changed since it was seen are left for the next run. */
    List<Match> asTheyStand(Actor actor, List<Match> found, Map<String, OpenItem> seen) {
        Set<String> ids = new HashSet<>();
        found.forEach(match -> ids.addAll(match.itemIds()));
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, OpenItem> now = new HashMap<>();
        of(actor, held.hold(actor, ids).values()).forEach(item -> now.put(item.id(), item));
        return found.stream()
                .filter(match -> match.itemIds().stream().allMatch(id -> isSame(seen.get(id), now.get(id))))
                .toList();
    }

    private static boolean isSame(@Nullable OpenItem before, @Nullable OpenItem now) {
        return before != null
                && now != null
                && before.amount().equals(now.amount())
                && before.partyId().equals(now.partyId());
    }

    /** The ids by which the bank would report payments that were withdrawn. */
    Set<String> withdrawn(Actor actor) {
        return files.withdrawnIds(actor.partnerId());
    }

    /** Money that went out under the id of a payment that was withdrawn. */
    static boolean isWithdrawn(BankLine line, Set<String> withdrawn) {
        return !line.line().amount().isPositive()
                && withdrawn.contains(line.line().endToEndId());
    }
}
