package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;

/** A partner's finance deals with its money; its finance and its administrators with where it is paid to. Nobody does for others. */
final class BankRolesPolicy {
    private BankRolesPolicy() {}

    static boolean mayDealWithMoney(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.has(Role.FINANCE);
    }

    static boolean mayChangeDetails(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && (actor.has(Role.FINANCE) || actor.has(Role.ADMINISTRATOR));
    }
}
