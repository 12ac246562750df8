package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.access.SpeaksForPartyPolicy;

/**
 * The two sides read a claim, and their operations and legal act in it. The host's steward sees that it is there, how far it has come and what
 * the steward was asked; others see nothing.
 */
final class ClaimRolesPolicy {
    private ClaimRolesPolicy() {}

    static boolean isSide(Actor actor, Claim claim) {
        return !actor.partnerId().equals(Actor.HOST) && claim.isSide(actor.partnerId());
    }

    static boolean sees(Actor actor, Claim claim) {
        return actor.isSteward() || isSide(actor, claim);
    }

    static boolean mayAct(Actor actor, Claim claim) {
        return isSide(actor, claim) && SpeaksForPartyPolicy.maySpeak(actor);
    }

    static boolean isClaimant(Actor actor, Claim claim) {
        return actor.partnerId().equals(claim.claimantId());
    }
}
