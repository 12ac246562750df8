package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Holds items before anything is done with them, within the transaction that is under way. Whoever pays, matches, sets off or undoes locks
 * in one order, so that two never wait for each other: items by their ids, then the file, match or netting, then claims, then the books.
 */
@Component
class HeldItems {
    private final ObjectProvider<OpenItemSource> sources;
    private final OpenItems items;

    HeldItems(ObjectProvider<OpenItemSource> sources, OpenItems items) {
        this.sources = sources;
        this.items = items;
    }

    /** Holds them, and reads again: those that are still open for the actor's organisation, as they are now, by id. */
    Map<String, OpenItem> hold(Actor actor, Collection<String> itemIds) {
        hold(itemIds);
        Map<String, OpenItem> held = new HashMap<>();
        items.open(actor).stream()
                .filter(item -> itemIds.contains(item.id()))
                .forEach(item -> held.put(item.id(), item));
        return held;
    }

    void hold(Collection<String> itemIds) {
        TreeSet<String> inOrder = new TreeSet<>(itemIds);
        sources.forEach(source -> source.hold(inOrder));
    }

    /** Whether anything stands against undoing a match or a netting whose items are held. */
    Optional<String> whyNotUndone(String matchId) {
        return sources.stream()
                .flatMap(source -> source.whyNotUndone(matchId).stream())
                .findFirst();
    }
}
