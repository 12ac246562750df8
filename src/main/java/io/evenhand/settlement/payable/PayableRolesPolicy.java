package io.evenhand.settlement.payable;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.settlement.bank.BankRolesPolicy;

/** What two partners owe each other is for their own finance and operations to see, and for finance to deal with. */
final class PayableRolesPolicy {
    private PayableRolesPolicy() {}

    static boolean mayRead(Actor actor) {
        return !actor.partnerId().equals(Actor.HOST) && (actor.has(Role.FINANCE) || actor.has(Role.OPERATIONS));
    }

    static boolean mayChange(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor);
    }
}
