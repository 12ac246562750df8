package io.evenhand.wording;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.TwoPeoplePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Wording is everybody's who signs it: the lawyers of every partner, and the host's steward, read and propose it. It is released by a lawyer of
 * the organisation that looks after it, who did not propose it.
 */
public final class WordingRolesPolicy {
    private WordingRolesPolicy() {}

    /** Whether the actor reads the wording, its history and what is proposed. */
    public static boolean mayRead(Actor actor) {
        return actor.has(Role.LEGAL) || actor.isSteward();
    }

    /** Whether the actor drafts wording and proposes it for release. */
    public static boolean mayPropose(Actor actor) {
        return mayRead(actor);
    }

    /** The host's steward and its lawyers see how many agreements there are in a wording; which ones, only those who see them anyway. */
    public static boolean looksAfterAll(Actor actor) {
        return actor.partnerId().equals(Actor.HOST) && (actor.has(Role.STEWARD) || actor.has(Role.LEGAL));
    }

    /**
     * Whether somebody else than the proposer decides. People of a partner are told apart by its records, so that one person with two
     * accounts is one, and an account of nobody decides nothing; the host keeps no such records, and gives each of its people one account.
     */
    static boolean isAnother(Actor actor, String proposedBy, String proposerOf, @Nullable String proposerId) {
        boolean bothOfOnePartner =
                actor.partnerId().equals(proposerOf) && !actor.partnerId().equals(Actor.HOST);
        return bothOfOnePartner
                ? TwoPeoplePolicy.second(actor, proposedBy, proposerId).fits()
                : !actor.username().equals(proposedBy);
    }
}
