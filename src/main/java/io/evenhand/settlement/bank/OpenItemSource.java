package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whoever knows what an organisation has to pay and to get. */
public interface OpenItemSource {
    /** All that is open for the actor's organisation, what is due first at the head; nothing where the actor may not see money. */
    List<? extends OpenItem> openItems(Actor actor);

    /**
     * Holds those of these items that it keeps, in the order of their ids, until the transaction ends: nobody changes them meanwhile, and
     * what {@link #openItems} says of them afterwards holds.
     */
    default void hold(Collection<String> itemIds) {}

    /**
     * Why a match or a netting cannot be undone as things stand, such as that interest which came of it is about to be paid; a sentence
     * that names it and says what to do first. The items of the match are held.
     */
    default Optional<String> whyNotUndone(String matchId) {
        return Optional.empty();
    }
}
