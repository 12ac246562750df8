package io.evenhand.protection;

import java.util.SortedSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the lock rows of a customer's identifiers in sorted order, so that two registrations never wait in a circle. */
@Component
class CustomerLocks {
    private final CustomerLockRepository locks;
    private final TransactionTemplate apart;

    CustomerLocks(CustomerLockRepository locks, PlatformTransactionManager transactions) {
        this.locks = locks;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Makes the rows, each in a transaction of its own: what the caller holds must not wait for it. */
    void make(SortedSet<String> identifiers) {
        for (String identifier : identifiers) {
            if (!locks.existsById(identifier)) {
                apart.executeWithoutResult(status -> locks.make(identifier));
            }
        }
    }

    /** Holds the rows until the caller's transaction ends. */
    void hold(SortedSet<String> identifiers) {
        for (String identifier : identifiers) {
            if (locks.findByIdentifier(identifier).isEmpty()) {
                throw new IllegalStateException("No lock row was made for a customer identifier");
            }
        }
    }
}
