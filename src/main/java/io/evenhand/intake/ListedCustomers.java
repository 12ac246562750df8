package io.evenhand.intake;

import io.evenhand.access.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers that a partner listed for its own imports of referrals. Nobody else reads them, the host's steward neither. */
@Service
@Transactional
public class ListedCustomers {
    private final ListedCustomerRepository customers;

    ListedCustomers(ListedCustomerRepository customers) {
        this.customers = customers;
    }

    /** How many the actor's organisation has listed. */
    @Transactional(readOnly = true)
    public long count(Actor actor) {
        return customers.countByOwnerId(actor.partnerId());
    }

    /**
     * Deletes the list of the actor's organisation; referrals that were imported keep their customers. Idempotent.
     *
     * @return how many were deleted
     */
    public int forget(Actor actor) {
        return ImportKind.CUSTOMERS.isFor(actor) ? customers.deleteByOwner(actor.partnerId()) : 0;
    }
}
