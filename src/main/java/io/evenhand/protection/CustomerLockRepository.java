package io.evenhand.protection;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CustomerLockRepository extends JpaRepository<CustomerLock, Integer> {
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CustomerLock> findByNumber(int number);
}
