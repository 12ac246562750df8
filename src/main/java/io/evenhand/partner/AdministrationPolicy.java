package io.evenhand.partner;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;

/** A partner's own administrators look after its data, and the host's steward after everybody's. */
final class AdministrationPolicy {
    private AdministrationPolicy() {}

    static boolean mayChange(Actor actor, PartnerId partner) {
        return actor.isSteward() || (actor.partnerId().equals(partner.value()) && actor.has(Role.ADMINISTRATOR));
    }
}
