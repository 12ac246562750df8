package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;

/** Operations of a partner look for whom to call in; whoever acts for the host has no gap of its own to fill. */
public final class OperationsSeekHelpPolicy {
    private OperationsSeekHelpPolicy() {}

    public static boolean maySeek(Actor actor) {
        return actor.has(Role.OPERATIONS) && !actor.partnerId().equals(Actor.HOST);
    }
}
