package io.evenhand.access;

import java.util.Set;

/** Operations and legal speak for a party of an agreement towards the others: they propose changes, claim, release and pass on. */
public final class SpeaksForPartyPolicy {
    private static final Set<Role> ROLES = Set.of(Role.OPERATIONS, Role.LEGAL);

    private SpeaksForPartyPolicy() {}

    /** Whether an actor has a role that speaks; for whom, the actor's organisation says. */
    public static boolean maySpeak(Actor actor) {
        return actor.roles().stream().anyMatch(ROLES::contains);
    }
}
