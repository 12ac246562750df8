package io.evenhand.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/** One row per customer identifier: who registers a window holds it, so that contradictory windows cannot meet. */
@Entity
@Table(name = "customer_lock")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class CustomerLock implements Persistable<String> {
    @Id
    @Column(length = 255)
    private String identifier;

    @Transient
    private boolean isNew;

    protected CustomerLock() {}

    CustomerLock(String identifier) {
        this.identifier = identifier;
        this.isNew = true;
    }

    @Override
    public String getId() {
        return identifier;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }
}
