package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PartnerId;
import java.util.Set;

/**
 * Levels, evidence and load are seen by the partner itself and the host's steward, and by those with whom the owner shares them: the
 * whole network, partners with an agreement in force, or nobody. People of the host who are not its steward see nobody's.
 */
final class OwnerChoosesWhoSeesPolicy {
    private OwnerChoosesWhoSeesPolicy() {}

    /** @param counterparts with whom an agreement of the actor's partner is in force */
    static boolean maySee(Actor actor, PartnerId owner, Sharing sharing, Set<PartnerId> counterparts) {
        if (Visibility.of(actor).covers(owner.value())) {
            return true;
        }
        if (actor.partnerId().equals(Actor.HOST)) {
            return false;
        }
        return switch (sharing) {
            case NETWORK -> true;
            case PARTNERS -> counterparts.contains(owner);
            case NOBODY -> false;
        };
    }
}
