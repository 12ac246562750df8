package io.evenhand.partner;

import io.evenhand.access.Actor;

/** A partner's own administrators look after its data, and the host's steward after everybody's. */
final class AdministrationPolicy {
    private AdministrationPolicy() {}

    static boolean mayChange(Actor actor, PartnerId partner) {
        return actor.administers(partner.value());
    }
}
