package io.evenhand.protection;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CustomerLockRepository extends JpaRepository<CustomerLock, String> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CustomerLock> findByIdentifier(String identifier);
}
