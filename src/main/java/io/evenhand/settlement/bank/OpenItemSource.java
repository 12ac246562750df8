package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import java.util.List;

/** Whoever knows what an organisation has to pay and to get. */
public interface OpenItemSource {
    /** All that is open for the actor's organisation, what is due first at the head; nothing where the actor may not see money. */
    List<? extends OpenItem> openItems(Actor actor);
}
