package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.PartnerId;

/** A partner's own operations and administrators speak for it; nobody else does, not even the host's steward. */
final class SpeaksForPartnerPolicy {
    private SpeaksForPartnerPolicy() {}

    static boolean maySpeak(Actor actor, PartnerId partner) {
        return partner.value().equals(actor.partnerId())
                && (actor.has(Role.OPERATIONS) || actor.has(Role.ADMINISTRATOR));
    }
}
