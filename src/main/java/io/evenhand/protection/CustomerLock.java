package io.evenhand.protection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One of a fixed number of rows: who registers a window holds those of its customer, so that contradictory windows cannot meet. */
@Entity
@Table(name = "customer_lock")
class CustomerLock {
    /** As many rows as the migration made. Customers that share one by chance wait for one another, and no more. */
    static final int ALL = 1000;

    @Id
    private int number;

    protected CustomerLock() {}
}
