package io.evenhand.wording.draft;

import io.evenhand.access.Actor;
import io.evenhand.wording.WordingRolesPolicy;

/**
 * What somebody may do with a draft. It belongs to the organisation whose lawyer opened it: its lawyers write it, the host's steward reads
 * along, and other organisations learn of it when it is handed in.
 */
public enum DraftAccess {
    /** It does not exist for them. */
    NONE,
    /** It is their organisation's, and not for their role. */
    FORBIDDEN,
    READS,
    WRITES;

    static DraftAccess of(Actor actor, String ownerId) {
        if (actor.partnerId().equals(ownerId)) {
            return WordingRolesPolicy.mayPropose(actor) ? WRITES : FORBIDDEN;
        }
        return actor.isSteward() ? READS : NONE;
    }
}
