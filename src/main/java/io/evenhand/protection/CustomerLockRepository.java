package io.evenhand.protection;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CustomerLockRepository extends JpaRepository<CustomerLock, String> {
    /** Makes the row unless it is there: also when another makes it at the same moment. */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "insert into customer_lock (identifier) values (:identifier)"
                    + " on duplicate key update identifier = :identifier")
    void make(String identifier);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CustomerLock> findByIdentifier(String identifier);
}
