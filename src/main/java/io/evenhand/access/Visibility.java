package io.evenhand.access;

import java.util.Collection;
import java.util.Set;

/**
 * Whose data an actor may see: the one place that decides it. A query asks for {@link #everything()} and {@link #partnerIds()}; a
 * single thing asks {@link #covers}. What is not covered does not exist for the actor (404), so that an id tells a stranger nothing.
 *
 * @param everything true for the host's steward
 * @param partnerIds the organisations whose data is visible; empty when everything is, or nothing
 */
public record Visibility(boolean everything, Set<String> partnerIds) {
    public Visibility {
        partnerIds = Set.copyOf(partnerIds);
    }

    /** A partner's people see what their own organisation takes part in; the host's steward sees all; others of the host nothing. */
    public static Visibility of(Actor actor) {
        if (actor.isSteward()) {
            return new Visibility(true, Set.of());
        }
        return new Visibility(false, actor.partnerId().equals(Actor.HOST) ? Set.of() : Set.of(actor.partnerId()));
    }

    /** Whether data in which these organisations take part is visible. Data of nobody is visible to the steward only. */
    public boolean covers(Collection<String> participants) {
        return everything || participants.stream().anyMatch(partnerIds::contains);
    }

    /** Whether data of this one organisation is visible. */
    public boolean covers(String partnerId) {
        return everything || partnerIds.contains(partnerId);
    }
}
