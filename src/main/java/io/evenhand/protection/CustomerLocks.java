package io.evenhand.protection;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the lock rows of a customer's identifiers in ascending order, so that two registrations never wait in a circle. */
@Component
class CustomerLocks {
    private final CustomerLockRepository locks;

    CustomerLocks(CustomerLockRepository locks) {
        this.locks = locks;
    }

    /** Holds the rows until the caller's transaction ends. To be called once in it, with all identifiers. */
    void hold(Collection<String> identifiers) {
        TreeSet<Integer> numbers = identifiers.stream()
                .map(identifier -> Math.floorMod(identifier.hashCode(), CustomerLock.ALL))
                .collect(Collectors.toCollection(TreeSet::new));
        for (int number : numbers) {
            if (locks.findByNumber(number).isEmpty()) {
                throw new IllegalStateException("The lock row " + number + " of customers is missing");
            }
        }
    }
}
