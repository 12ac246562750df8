package io.evenhand.relationship;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;

/** Operations of a partner deal with its list; whoever is signed in knows that there are lists; the host's steward may countersign. */
public final class RelationshipRolesPolicy {
    private RelationshipRolesPolicy() {}

    public static boolean mayDealWithLists(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.has(Role.OPERATIONS);
    }

    public static boolean mayCountersign(Actor actor) {
        return mayDealWithLists(actor) || actor.isSteward();
    }
}
