package io.evenhand.protection;

import java.util.SortedSet;
import org.springframework.dao.DataIntegrityViolationException;
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

    /** Makes the rows, each in a transaction of its own: a row another made meanwhile must not spoil the caller's. */
    void make(SortedSet<String> identifiers) {
        for (String identifier : identifiers) {
            if (!locks.existsById(identifier)) {
                try {
                    apart.executeWithoutResult(status -> locks.saveAndFlush(new CustomerLock(identifier)));
                } catch (DataIntegrityViolationException made) {
                    // Somebody else made it: that is all we need.
                }
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
