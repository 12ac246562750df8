package io.evenhand.settlement.bank;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;

/** A partner's finance deals with its money; its finance and its administrators with where it is paid to. Nobody does for others. */
public final class BankRolesPolicy {
    private BankRolesPolicy() {}

    public static boolean mayDealWithMoney(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && actor.has(Role.FINANCE);
    }

    public static boolean mayChangeDetails(Actor actor) {
        return actor.looksAfterMoney();
    }
}
